package io.nearfar.fact;

import io.nearfar.fact.Token.Mark;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Tells what a run of characters without white space is. Its patterns see at most {@link #MAX_LENGTH} characters. */
final class Chunk {

    /** A longer one is nothing that people write. */
    static final int MAX_LENGTH = 80;

    private static final int INSENSITIVE = Pattern.CASE_INSENSITIVE;
    private static final Pattern DATE = Pattern.compile(
            "\\d{4}[-/.]\\d{1,2}[-/.]\\d{1,2}(?:[t_].*)?|\\d{1,2}[./-]\\d{1,2}[./-]\\d{4}|\\d{1,2}/\\d{1,2}(?:/\\d{2})?"
                    + "|\\d{1,2}\\.\\d{1,2}\\.|\\d{1,2}-[a-z]{3}-\\d{2,4}|(?:19|20)\\d{6}"
                    + "|\\d{1,2}:\\d{2}(?::\\d{2}(?:[.,:]\\d+)?)?(?:am|pm|h|z)?|\\d{1,2}(?:am|pm|st|nd|rd|th)",
            INSENSITIVE);
    private static final Pattern TECHNICAL =
            Pattern.compile("/?\\d{1,3}(?:\\.\\d{1,3}){3}(?::\\d+)?|[0-9]x[0-9a-f]+|(?=.*\\d)(?=.*[a-f])[0-9a-f]{12,}"
                    + "|[a-z][\\w.-]*=.*|=|[a-z]\\w*(?:\\.\\w+){2,}|\\w+\\.[A-Z]\\w+|.*[a-z](?:Exception|Error)"
                    + "|.*::.*|(?=.*\\d).*_.*|[A-Za-z]+\\.\\d+|.*\\w\\(.*");
    private static final Pattern PATH = Pattern.compile(
            "[a-z]{2,8}://.*|www\\..*|~?/[\\w.@+-]+(?:/[\\w.@+-]*)+|[a-z]:\\\\.*"
                    + "|[\\w-]+\\.(?:pdf|csv|xlsx?|docx?|pptx?|txt|xml|json|html?|png|jpe?g|gif|svg|mp[34]|zip|gz|exe|dll|so|jar|java|py|c|cpp|js|ts|log|conf|ya?ml|ini|sql)",
            INSENSITIVE);
    private static final Pattern VERSION = Pattern.compile(
            "v\\d+(?:\\.\\d+)*+[a-z]?\\d*|\\d+(?:\\.(?:\\d+|x)){2,}(?:[-.+]?[a-z]\\w*)?|\\d+\\.x", INSENSITIVE);
    private static final Pattern AMOUNT = Pattern.compile(
            "([$€£¥₹])([0-9][0-9.,']*)|([0-9][0-9.,']*)([$€£¥₹])|(eur|usd|gbp|chf|jpy)([0-9][0-9.,']*)|([0-9][0-9.,']*)(eur|usd|gbp|chf|jpy)",
            INSENSITIVE);
    private static final Pattern NUMBER = Pattern.compile("[+-]?\\d+(?:[.,']\\d+)*");
    private static final Pattern MEASURED = Pattern.compile("(\\d+(?:[.,]\\d+)?)([a-zµ]{1,5}|%)", INSENSITIVE);
    private static final Pattern CODE =
            Pattern.compile("(?=.*\\d)[\\p{L}\\p{N}]+(?:[-/.][\\p{L}\\p{N}]+)*+", INSENSITIVE);
    private static final Pattern PLACEHOLDER = Pattern.compile("([a-z]{2,12}):([0-9a-f]{8})");

    private Chunk() {}

    /** Adds what {@code text}, without the signs around it, consists of. */
    static void read(String text, EnumSet<Mark> marks, List<Token> to) {
        if (text.length() > MAX_LENGTH) {
            to.add(new Token(Token.Type.TECHNICAL, text.substring(0, MAX_LENGTH), "", "", marks));
            return;
        }
        if (isPlainWord(text) || (text.length() == 1 && "$€£¥₹".contains(text))) {
            to.add(Token.word(text, marks));
            return;
        }
        Token.Type type = type(text);
        switch (type) {
            case WORD -> pieces(text, marks, to);
            case AMOUNT -> amount(text, marks, to);
            case NUMBER -> number(text, marks, to);
            case CODE -> code(text, marks, to);
            case VERSION -> {
                String lower = text.toLowerCase(Locale.ROOT);
                to.add(new Token(type, text, lower.startsWith("v") ? lower.substring(1) : lower, "", marks));
            }
            case DATE, PATH, TECHNICAL -> to.add(new Token(type, text, text.toLowerCase(Locale.ROOT), "", marks));
        }
    }

    private static Token.Type type(String text) {
        boolean digits = text.chars().anyMatch(Character::isDigit);
        if (PATH.matcher(text).matches()) {
            return Token.Type.PATH;
        }
        if (digits && DATE.matcher(text).matches()) {
            return Token.Type.DATE;
        }
        if (TECHNICAL.matcher(text).matches()) {
            return Token.Type.TECHNICAL;
        }
        if (!digits) {
            return Token.Type.WORD;
        }
        if (AMOUNT.matcher(text).matches()) {
            return Token.Type.AMOUNT;
        }
        if (VERSION.matcher(text).matches()) {
            return Token.Type.VERSION;
        }
        if (NUMBER.matcher(text).matches()) {
            return Token.Type.NUMBER;
        }
        boolean code = MEASURED.matcher(text).matches() || CODE.matcher(text).matches();
        return code || PLACEHOLDER.matcher(text).matches() ? Token.Type.CODE : Token.Type.WORD;
    }

    private static boolean isPlainWord(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isLetter(c) && c != '\'' && c != '’') {
                return false;
            }
        }
        return true;
    }

    private static void amount(String text, EnumSet<Mark> marks, List<Token> to) {
        Matcher amount = AMOUNT.matcher(text);
        if (amount.matches()) {
            boolean before = amount.group(1) != null || amount.group(5) != null;
            int first = amount.group(1) != null ? 1 : amount.group(3) != null ? 3 : amount.group(5) != null ? 5 : 7;
            String currency = amount.group(before ? first : first + 1).toLowerCase(Locale.ROOT);
            String number = plainAmount(amount.group(before ? first + 1 : first));
            to.add(new Token(Token.Type.AMOUNT, text, number, Lexicon.english().canonical(currency), marks));
        }
    }

    private static void number(String text, EnumSet<Mark> marks, List<Token> to) {
        to.add(new Token(Token.Type.NUMBER, text, text.replaceAll("[,'](?=\\d{3})|^[+-]", ""), "", marks));
    }

    private static void code(String text, EnumSet<Mark> marks, List<Token> to) {
        Matcher placeholder = PLACEHOLDER.matcher(text);
        if (placeholder.matches()) {
            to.add(new Token(Token.Type.CODE, text, placeholder.group(2), placeholder.group(1), marks));
            return;
        }
        Matcher measured = MEASURED.matcher(text);
        boolean unit = measured.matches()
                && Lexicon.english()
                        .has(Lexicon.Words.MEASURES, measured.group(2).toLowerCase(Locale.ROOT));
        if (unit) {
            number(measured.group(1), marks, to);
            to.add(Token.word(measured.group(2), EnumSet.of(Mark.JOINED)));
            return;
        }
        to.add(new Token(Token.Type.CODE, text, text.toLowerCase(Locale.ROOT), "", marks));
    }

    /** What signs separate, such as {@code read/write}. */
    private static void pieces(String text, EnumSet<Mark> marks, List<Token> to) {
        int from = to.size();
        int i = 0;
        while (i < text.length()) {
            int end = i;
            while (end < text.length() && isInside(text.charAt(end))) {
                end++;
            }
            if (end > i) {
                EnumSet<Mark> own = to.size() == from ? EnumSet.copyOf(marks) : EnumSet.of(Mark.JOINED);
                String piece = text.substring(i, end);
                if (Character.isDigit(piece.charAt(0))) {
                    to.add(new Token(Token.Type.CODE, piece, piece.toLowerCase(Locale.ROOT), "", own));
                } else {
                    to.add(Token.word(piece, own));
                }
            }
            i = Math.max(end, i + 1);
        }
    }

    private static boolean isInside(char c) {
        return Character.isLetterOrDigit(c) || c == '\'' || c == '’';
    }

    /** A decimal number without separators of thousands and without zero cents: {@code 1,200.00} and {@code 1.200} are 1200. */
    static String plainAmount(String text) {
        String digits = text.replaceAll("[.,']+$", "");
        int last = Math.max(digits.lastIndexOf('.'), digits.lastIndexOf(','));
        boolean cents = last >= 0 && digits.length() - last - 1 <= 2;
        String whole = (cents ? digits.substring(0, last) : digits).replaceAll("[.,']", "");
        String part = cents ? digits.substring(last + 1) : "";
        String fraction = part.length() == 1 ? part + "0" : part;
        String plain = whole.replaceFirst("^0+(?=\\d)", "");
        return fraction.isEmpty() || fraction.equals("00") ? plain : plain + "." + fraction;
    }
}
