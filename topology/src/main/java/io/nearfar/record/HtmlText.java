package io.nearfar.record;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * The text of HTML, as lines; anything else stays as it stands. What is quoted gets {@code >} before its lines, as in plain mail.
 *
 * <p>Text about HTML is no HTML: only what begins and ends with a tag that browsers know, or names itself a document, or has line
 * breaks in no other form. One pass over the text; what is no known tag, such as a placeholder of a redacted value, stays, and so
 * does what would hide the rest of the text for want of an end.
 */
final class HtmlText {

    private static final Set<String> BLOCKS =
            words("address article aside blockquote body br caption center dd details div dl dt fieldset "
                    + "figure figcaption footer form h1 h2 h3 h4 h5 h6 header hr html legend li main nav ol "
                    + "optgroup option p pre section summary table tbody tfoot thead tr ul");

    private static final Set<String> INLINES =
            words("a abbr acronym b base basefont bdi bdo big button cite code col colgroup del dfn em font "
                    + "i img input ins kbd label link map area mark meta nobr o:p picture q s samp select small "
                    + "source span strike strong sub sup td th textarea time tt u var wbr");

    /** What they hold is shown nowhere, or not as text. */
    private static final Set<String> HIDDEN = words("head script style title svg noscript object");

    private static final int LONGEST_NAME = 10;
    private static final int FEW_BREAKS = 2;

    /** Characters that may stand behind a document: the footer of a list. */
    private static final int FOOTER = 400;

    private final String html;
    private final String lower;
    private final int lastEnd;
    private final Map<String, Integer> lastMarks = new HashMap<>();
    private final StringBuilder text = new StringBuilder();
    private int quoted;
    private int preformatted;

    private HtmlText(String html) {
        this.html = html;
        this.lower = lower(html);
        this.lastEnd = html.lastIndexOf('>');
    }

    /** The plain text; {@code text} itself where it is no HTML or would come to nothing. */
    static String plain(String text) {
        if (!isHtml(text.strip())) {
            return text;
        }
        String plain = new HtmlText(text).read();
        return plain.isBlank() ? text : plain;
    }

    private static Set<String> words(String words) {
        return Set.of(words.split(" ", -1));
    }

    private static boolean isHtml(String stripped) {
        if (stripped.indexOf('<') < 0 || stripped.indexOf('>') < 0) {
            return false;
        }
        String lower = lower(stripped);
        if (lower.startsWith("<!doctype html") || isDocument(lower, "html") || isDocument(lower, "body")) {
            return true;
        }
        boolean begins = isKnown(name(lower, 0)) || lower.startsWith("<!--");
        int last = lower.lastIndexOf('<');
        boolean ends = lower.endsWith(">") && isKnown(name(lower, last));
        return (begins && ends && last > 0) || (stripped.indexOf('\n') < 0 && breaks(lower) >= FEW_BREAKS);
    }

    /** Whether a document begins before it ends, near the end of the text. */
    private static boolean isDocument(String lower, String name) {
        int close = lower.lastIndexOf("</" + name + ">");
        int open = close < lower.length() - FOOTER ? -1 : lower.indexOf("<" + name);
        return open >= 0 && open < close && name(lower, open).equals(name);
    }

    private static int breaks(String lower) {
        int breaks = 0;
        for (int i = lower.indexOf("<br"); i >= 0; i = lower.indexOf("<br", i + 1)) {
            breaks += name(lower, i).equals("br") ? 1 : 0;
        }
        return breaks;
    }

    private static boolean isKnown(String name) {
        return BLOCKS.contains(name) || INLINES.contains(name) || HIDDEN.contains(name);
    }

    /** In small letters, each in its place. */
    private static String lower(String text) {
        char[] chars = text.toCharArray();
        for (int i = 0; i < chars.length; i++) {
            chars[i] = chars[i] < 0x80 ? Character.toLowerCase(chars[i]) : chars[i];
        }
        return new String(chars);
    }

    /** The name of the tag that begins at {@code start}, opening or closing; empty where none does. */
    private static String name(String lower, int start) {
        int from = start + (lower.startsWith("</", start) ? 2 : 1);
        int end = from;
        while (end < lower.length() && end - from <= LONGEST_NAME && isNamed(lower.charAt(end))) {
            end++;
        }
        boolean tag = start >= 0
                && lower.startsWith("<", start)
                && end < lower.length()
                && " \t\n/>".indexOf(lower.charAt(end)) >= 0;
        return tag ? lower.substring(from, end) : "";
    }

    private static boolean isNamed(char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == ':';
    }

    private String read() {
        int i = 0;
        while (i < html.length()) {
            char c = html.charAt(i);
            if (c == '<') {
                i = markup(i);
            } else if (c == '&') {
                i = entity(i);
            } else {
                put(preformatted == 0 && Character.isWhitespace(c) ? ' ' : c);
                i++;
            }
        }
        return text.toString();
    }

    private int markup(int i) {
        if (lower.startsWith("<!--", i) && ends("-->", i)) {
            return behind("-->", i);
        }
        if (i > lastEnd) {
            put('<');
            return i + 1;
        }
        if ((lower.startsWith("<!", i) && !lower.startsWith("<!--", i)) || lower.startsWith("<?", i)) {
            return behind(">", i);
        }
        String name = name(lower, i);
        if (!isKnown(name)) {
            put('<');
            return i + 1;
        }
        int end = behind(">", i);
        boolean closing = lower.startsWith("</", i);
        if (HIDDEN.contains(name)) {
            boolean empty = closing || html.charAt(end - 2) == '/';
            if (!empty && !ends("</" + name, end)) {
                put('<');
                return i + 1;
            }
            return empty ? end : behind(">", before("</" + name, end));
        }
        tag(name, closing);
        return end;
    }

    private void tag(String name, boolean closing) {
        if (name.equals("blockquote")) {
            newline();
            quoted = Math.max(0, quoted + (closing ? -1 : 1));
        } else if (name.equals("pre")) {
            newline();
            preformatted = Math.max(0, preformatted + (closing ? -1 : 1));
        } else if (name.equals("br")) {
            text.append('\n');
        } else if (BLOCKS.contains(name)) {
            newline();
        } else if (name.equals("td") || name.equals("th")) {
            put(' ');
        }
    }

    private int entity(int i) {
        HtmlEntity entity = HtmlEntity.at(html, i);
        entity.text().codePoints().forEach(this::put);
        return entity.end();
    }

    private void put(int point) {
        boolean begins = text.isEmpty() || text.charAt(text.length() - 1) == '\n';
        if (begins && quoted > 0 && point != '\n' && point != ' ') {
            text.append("> ");
        }
        if (!begins || point != ' ' || preformatted > 0) {
            text.appendCodePoint(point);
        }
    }

    private void newline() {
        if (!text.isEmpty() && text.charAt(text.length() - 1) != '\n') {
            text.append('\n');
        }
    }

    private int behind(String mark, int from) {
        int found = lower.indexOf(mark, from);
        return found < 0 ? html.length() : found + mark.length();
    }

    private int before(String mark, int from) {
        return lower.indexOf(mark, from);
    }

    /** Whether the mark comes at {@code from} or later; where it stands last is looked up once. */
    private boolean ends(String mark, int from) {
        return lastMarks.computeIfAbsent(mark, lower::lastIndexOf) >= from;
    }
}
