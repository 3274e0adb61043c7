package io.nearfar.record;

import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The part of a mail that says something. A forwarded mail is the mail it forwards, whatever note stands above it; an
 * answer is what stands outside the mail it answers. Where too little would be left, all of it stays. What is left is without
 * greeting and signature ({@link Courtesy}). Taken as a mail once more it says the same.
 *
 * @param title without {@code Re:}, {@code Fwd:} and the like
 * @param body without headers and quotation marks of forwarded mail
 */
record MailText(String title, String body) {

    private static final int LEAST_WORDS = 4;
    private static final int HEADERS = 3;

    /** A mail within a mail within a mail; deeper ones are left as they are. */
    private static final int MOST_ROUNDS = 16;

    private static final String ANSWERED = "re|aw|antw|sv|vs|odp|ynt|res|rif|回复|答复|返信";
    private static final String PASSED_ON = "fwd?|wg|tr|rv|enc|vl|doorst|pd|i(?=: (?:re|fw))|转发|転送";

    private static final Pattern PREFIXES = Pattern.compile(
            "^(?:\\s*+(?:\\[(?:external|extern|ext)]\\s*+)?(?:" + ANSWERED + "|" + PASSED_ON
                    + ")\\s?(?:[\\[(]\\d{1,2}[\\])])?[:\uFF1A]\\s*+)++",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern FORWARD_PREFIX = Pattern.compile(
            "(?:^|[\\s:\uFF1A\\]])(?:" + PASSED_ON + ")\\s?(?:[\\[(]\\d{1,2}[\\])])?[:\uFF1A]",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern FORWARDED_MARK = Pattern.compile(
            "(?:-{2,}\\s*|begin )(?:forwarded message|weitergeleitete nachricht|message transféré|mensaje reenviado)\\b.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern ORIGINAL_MARK = Pattern.compile(
            "-{2,}\\s*(?:original message|ursprüngliche nachricht|message d'origine|mensaje original)\\b.*",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern WROTE =
            Pattern.compile(".{6,200} (?:wrote|schrieb|a écrit|escribió) ?(?:.{0,60}):", Pattern.CASE_INSENSITIVE);
    private static final Pattern HEADER = Pattern.compile(
            "\\*?(?:from|sent|date|to|cc|subject|reply-to|von|gesendet|datum|an|betreff|de|envoyé|à|objet|para|asunto)"
                    + "\\*? ?:.*",
            Pattern.CASE_INSENSITIVE | Pattern.UNICODE_CASE);
    private static final Pattern QUOTE = Pattern.compile("^(?:\\s?>)++\\s?");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}]++");

    /** What a mail with that subject and body says. */
    static MailText of(String subject, String body) {
        MailText said = once(subject, body);
        MailText before = new MailText(subject, body);
        for (int round = 1; round < MOST_ROUNDS && !said.equals(before); round++) {
            before = said;
            said = once(said.title(), said.body());
        }
        return said;
    }

    private static MailText once(String subject, String body) {
        Matcher prefixes = PREFIXES.matcher(subject);
        String before = prefixes.find() ? prefixes.group() : "";
        String title = subject.substring(before.length()).strip();
        List<String> lines = body.lines().toList();
        boolean forwarded = FORWARD_PREFIX.matcher(before).find()
                || lines.stream()
                        .anyMatch(line -> FORWARDED_MARK.matcher(line.strip()).matches());
        Optional<String> said = forwarded ? forwarded(lines) : answer(lines, !before.isEmpty());
        return new MailText(
                title.isEmpty() ? subject.strip() : title,
                Courtesy.without(said.filter(MailText::isEnough).orElse(body)));
    }

    private static boolean isEnough(String text) {
        return WORD.matcher(text).results().limit(LEAST_WORDS).count() == LEAST_WORDS;
    }

    /** What stands below the mark, else what is quoted. */
    private static Optional<String> forwarded(List<String> lines) {
        for (int i = 0; i < lines.size(); i++) {
            if (isMark(lines.get(i)) || isAttribution(lines, i) || isHeaderBlock(lines, i)) {
                int next = isHeaderBlock(lines, i) ? i : i + 1;
                return Optional.of(unquoted(withoutHeaders(lines.subList(next, lines.size()))));
            }
        }
        List<String> quoted =
                lines.stream().filter(line -> QUOTE.matcher(line).find()).toList();
        return quoted.isEmpty() ? Optional.empty() : Optional.of(unquoted(withoutHeaders(quoted)));
    }

    private static List<String> withoutHeaders(List<String> lines) {
        int first = 0;
        while (first < lines.size() && isHeaderOrBlank(bare(lines.get(first)))) {
            first++;
        }
        return lines.subList(first, lines.size());
    }

    private static boolean isHeaderOrBlank(String line) {
        return line.isBlank() || HEADER.matcher(line.strip()).matches();
    }

    /** What stands above the mail that is answered, and between its quoted lines. */
    private static Optional<String> answer(List<String> lines, boolean isAnswer) {
        StringBuilder said = new StringBuilder();
        boolean quoting = isAnswer;
        for (int i = 0; i < lines.size(); i++) {
            String line = lines.get(i);
            if (ORIGINAL_MARK.matcher(line.strip()).matches() || isHeaderBlock(lines, i)) {
                return Optional.of(said.toString());
            }
            boolean wrote = isAttribution(lines, i);
            quoting |= wrote;
            if (!wrote && !(quoting && QUOTE.matcher(line).find())) {
                said.append(line).append('\n');
            }
        }
        return Optional.of(said.toString());
    }

    private static boolean isMark(String line) {
        String bare = bare(line).strip();
        return FORWARDED_MARK.matcher(bare).matches()
                || ORIGINAL_MARK.matcher(bare).matches();
    }

    /** {@code On Monday Ann wrote:} above quoted lines. */
    private static boolean isAttribution(List<String> lines, int i) {
        if (!WROTE.matcher(lines.get(i).strip()).matches()) {
            return false;
        }
        return lines.stream()
                .skip(i + 1L)
                .filter(line -> !line.isBlank())
                .findFirst()
                .filter(line -> QUOTE.matcher(line).find())
                .isPresent();
    }

    /** Three header lines or more, as some programs put above a mail without any other mark. */
    private static boolean isHeaderBlock(List<String> lines, int i) {
        return i + HEADERS <= lines.size()
                && lines.subList(i, i + HEADERS).stream()
                        .allMatch(line -> HEADER.matcher(bare(line).strip()).matches());
    }

    private static String unquoted(List<String> lines) {
        StringBuilder text = new StringBuilder();
        lines.forEach(line -> text.append(bare(line)).append('\n'));
        return text.toString();
    }

    private static String bare(String line) {
        return QUOTE.matcher(line).replaceFirst("");
    }
}
