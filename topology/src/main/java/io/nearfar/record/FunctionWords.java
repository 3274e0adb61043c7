package io.nearfar.record;

import java.util.List;
import java.util.Set;

/**
 * The words that no text of a few sentences does without, by language: own short lists. A word that is common in English and
 * in another language ({@code die}, {@code in}, {@code is}, {@code no}) is in none of them, since it tells nothing; so English
 * shares no word with any other. A word before an apostrophe stands with it ({@code l'}).
 */
final class FunctionWords {

    static final Set<String> ENGLISH = words("""
            the and this that these those with without you your yours my mine it its it's not isn't aren't wasn't are be
            been being from when what what's which how why where who would could should might can can't cannot couldn't
            don't doesn't didn't won't wouldn't shouldn't haven't hasn't i'm i've i'd i'll we're we've they they're there
            there's their them then than because after before but about has does did done were will just still please
            thanks thank any some our us again every each into only while out up by if get gets getting got having see
            since until always never anymore anyone someone nothing something anything everything whenever whether though
            however already yesterday today tomorrow now here both more most much many too very also it'll that's let's
            help need want try tried trying says shows seems keep keeps for have of or she his between during other another
            same different new first last unable missing wrong failed fails broken working work works use using used make
            made like know way""");

    /** One set per language; which is which does not matter. */
    static final List<Set<String>> OTHERS = List.of(
            words("""
                    ich du er wir ihr mich mir dich dir uns euch ihnen sich mein meine meinen meiner meinem meines dein
                    deine ihre ihren ihrem ihrer unser unsere unseren unserem kein keine keinen keiner der das den dem des
                    ein eine einen einem einer eines und oder aber nicht nichts ist sind bin sein haben habe hatte hatten
                    kann können konnte könnte könnten muss müssen soll sollte wird werden wurde wurden worden wenn weil
                    dass ob wie wo wer wann warum wieso bitte danke für mit bei von vom zu zum zur auf aus nach über unter
                    vor seit ohne gegen durch bis noch schon nur sehr mehr immer wieder gestern heute morgen jetzt hier
                    dort diese dieser dieses diesen diesem alle alles etwas leider trotzdem obwohl sondern auch es sie im
                    ins beim möchte funktioniert geht hallo gibt mal doch dann damit dazu daher als"""),
            words("""
                    je tu il elle nous vous ils elles mon ma mes ton ta tes sa ses notre nos votre vos leur leurs le la les
                    un une des du de au aux et ou mais ne pas plus jamais rien est sont suis êtes était étaient ai avez
                    avons ont été être avoir fait faire peut peux pouvez puis dois doit que qui quoi quand comment pourquoi
                    où dans sur sous avec sans pour par chez depuis vers entre très trop encore toujours déjà aussi cette
                    cet ces ce ça cela celui celle tout tous toute toutes merci bonjour s'il plaît si car donc lorsque
                    aucun aucune quel quelle en l' d' j' c' n' qu' s' m' t' hier aujourd'hui demain mêmes même fonctionne y
                    se"""),
            words("""
                    yo tú él ella nosotros ustedes ellos mi mis su sus nuestro nuestra nuestros tu tus el la los las lo le
                    les un una unos unas de del al y o pero que qué quien cuando cuándo cómo como dónde donde por porque
                    para con sin sobre desde hasta entre muy más menos ya todavía aún siempre nunca también es está están
                    estoy soy era fue ser estar ha han hemos había hay tengo tiene tienen puedo puede pueden quiero quiere
                    hacer hace esto esta este estos estas eso ese esa si sí ni gracias hola favor ayer hoy mañana ahora
                    nada algo todo todos toda todas cada otro otra te se nos cual ningún ninguna en mismo funciona"""),
            words("""
                    io tu lui lei noi voi loro mio mia miei mie tuo suo sua suoi nostro nostra vostro vostra il lo la gli
                    le un uno una di del dello della dei degli delle da dal dalla al allo alla ai agli alle nel nello nella
                    nei nelle sul sulla e ed o ma che chi quando dove perché perchè quale cosa con senza per tra fra su è
                    sono sei siamo era erano essere avere ho hai ha abbiamo hanno stato stata stati posso può possono
                    vorrei devo deve questo questa questi queste quello quella non più meno molto già ancora sempre mai
                    anche grazie salve buongiorno favore ieri oggi domani adesso niente nulla tutto tutti tutte ogni altro
                    altra si mi ti ci vi ne se l' un' dell' all' nell' dall' sull' quest' c' funziona appena"""),
            words("""
                    eu ele ela nós você vocês eles elas meu minha meus minhas seu sua seus suas nosso nossa os um uma uns
                    umas da dos das ao aos à às em na nos nas num numa e ou mas que quem quando como onde porque porquê por
                    para com sem sobre desde até entre muito mais menos já ainda sempre nunca também é são está estão estou
                    sou era foi ser estar tenho tem têm tinha há posso pode podem quero quer fazer faz fiz isto isso este
                    esta esse essa não sim obrigado obrigada olá favor ontem hoje amanhã agora nada algo tudo todos toda
                    todas cada outro outra te se lhe qual nenhum nenhuma de o pelo pela mesmo funciona consigo meses"""),
            words("""
                    ik jij je jullie hij zij ze wij mijn jouw zijn haar ons onze het een de en maar niet geen niets ben
                    bent heb hebt heeft hebben kan kunnen kon moet moeten zal zullen wordt worden werd wil wilt willen als
                    wanneer waarom hoe waar wie wat welke dat dit deze met zonder voor naar bij uit op aan om tot tegen
                    door sinds nog al altijd nooit ook weer graag alstublieft bedankt dank hallo gisteren vandaag morgen nu
                    hier daar alleen meer veel zeer erg omdat zodat terwijl iets alles er te u uw werkt doet krijg kreeg"""),
            words("""
                    ja ty ona wy oni mój moja moje mojego mojej mnie mi mu jej ich nasz nasza się nie tak jest są był była
                    było być mam masz ma mamy mają może mogę można mogą muszę trzeba chcę proszę dziękuję dzień dobry witam
                    że żeby aby ale lub oraz albo więc jak kiedy gdzie dlaczego który która które którego co czy z ze w na
                    od dla po przez przy bez pod nad za o u już jeszcze tylko bardzo zawsze nigdy też także ten ta te tego
                    tej tym wczoraj dzisiaj jutro teraz tutaj nic coś wszystko gdy ponieważ działa"""),
            words("""
                    jag du han hon vi ni de den det en ett och eller men inte är var vara har hade ha kan kunde ska skulle
                    måste vill på av till från med utan för hos efter innan över om när hur varför vad vem vilken som att
                    denna detta dessa min mitt mina din ditt vår vårt våra er ert sig mig dig oss alla allt inget ingen
                    någon något också redan fortfarande alltid aldrig igen bara mycket tack hej snälla idag igår imorgon nu
                    här där mot sedan eftersom fungerar blir blev får fick kommer gör"""),
            words("""
                    jeg du han hun vi de den det en et og eller ikke er var være har havde kan kunne skal skulle må vil på
                    af av til fra med uten uden hos etter efter før om når hvordan hvorfor hva hvad hvem hvilken som denne
                    dette disse min mitt mit din dit vår vores sig seg mig meg dig deg oss os alle alt ingen noe noget også
                    allerede stadig alltid altid aldri aldrig igjen igen bare kun mye meget takk tak hei hej idag nå nu der
                    mot siden fordi virker blir bliver får fikk fik kommer gjør gør venligst"""),
            words("""
                    ben sen biz siz onlar benim senin onun bizim sizin bana sana bize size beni bir ve veya ya da ama fakat
                    değil var yok mi mı mu mü ne neden niçin nasıl nerede kim hangi kadar için ile gibi göre sonra önce
                    daha çok az en hiç bu şu o bunu şunu bunun olan olarak oldu olduğu olmadı ediyorum edemiyorum ediyor
                    yapmak lütfen teşekkürler merhaba selam dün bugün yarın şimdi burada artık hala hâlâ sadece tekrar yine
                    çünkü eğer ise rağmen bile herhangi istiyorum çalışmıyor alamıyorum olmayan ettim etmek edin istiyoruz zaman toplam gelmedi göremiyorum"""));

    private FunctionWords() {}

    private static Set<String> words(String list) {
        return Set.copyOf(List.of(list.strip().split("\\s+")));
    }
}
