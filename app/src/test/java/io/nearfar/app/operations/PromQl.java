package io.nearfar.app.operations;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * An expression of Prometheus' query language, read as far as tests ask: which series it selects, in which function, over
 * which range. Whether it is right as a whole only Prometheus can say.
 *
 * @param text the expression
 */
public record PromQl(String text) {

    private static final Pattern TOKEN = Pattern.compile("\\s+"
            + "|(?<string>\"(?:[^\"\\\\]|\\\\.)*\"|'(?:[^'\\\\]|\\\\.)*')"
            + "|(?<matchers>\\{(?:\"(?:[^\"\\\\]|\\\\.)*\"|[^}\"])*})"
            + "|(?<range>\\[[^\\]]*])"
            + "|(?<labels>(?:by|without|on|ignoring|group_left|group_right)\\b\\s*(?:\\([^)]*\\))?)"
            + "|(?<word>[a-zA-Z_:][a-zA-Z0-9_:]*)"
            + "|(?<number>[0-9][0-9a-zA-Z.]*)"
            + "|(?<comparison>==|!=|>=|<=|>|<)"
            + "|(?<other>[-+*/%^(),@])");
    private static final Set<String> KEYWORDS = Set.of("and", "or", "unless", "bool", "offset", "inf", "nan");

    /**
     * Series that an expression selects.
     *
     * @param name of the metric
     * @param matchers with their braces, empty for none
     * @param range with its brackets, empty for none
     * @param function directly around it, empty for none
     */
    public record Selector(String name, String matchers, String range, String function) {}

    /** Whether every character belongs to a token and every bracket is closed. */
    public boolean isWellFormed() {
        Matcher token = TOKEN.matcher(text);
        int end = 0;
        int open = 0;
        while (open >= 0 && token.find() && token.start() == end) {
            end = token.end();
            open += token.group().equals("(") ? 1 : 0;
            open -= token.group().equals(")") ? 1 : 0;
        }
        return !text.isBlank() && end == text.length() && open == 0;
    }

    /** All selectors, in their order. */
    public List<Selector> selectors() {
        List<Selector> selectors = new ArrayList<>();
        Deque<String> functions = new ArrayDeque<>();
        String before = "";
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            String now = token.group();
            if (token.group("word") != null && !KEYWORDS.contains(now)) {
                if (!isCall(token.end())) {
                    selectors.add(new Selector(now, "", "", functions.isEmpty() ? "" : functions.getFirst()));
                }
                before = now;
            } else if (token.group("matchers") != null || token.group("range") != null) {
                extendLast(selectors, token);
            } else if (now.equals("(")) {
                functions.push(before);
                before = "";
            } else if (now.equals(")")) {
                functions.poll();
            } else if (!now.isBlank() && token.group("labels") == null) {
                before = "";
            }
        }
        return selectors;
    }

    private static void extendLast(List<Selector> selectors, Matcher token) {
        Selector last = selectors.removeLast();
        selectors.add(new Selector(
                last.name(),
                Optional.ofNullable(token.group("matchers")).orElse(last.matchers()),
                Optional.ofNullable(token.group("range")).orElse(last.range()),
                last.function()));
    }

    /** Whether what follows makes a word the name of a function or an aggregation. */
    private boolean isCall(int end) {
        return text.substring(end).matches("(?s)\\s*(\\(|(by|without)\\b).*");
    }

    /** The same with comparisons that answer 0 or 1 instead of leaving series out: quiet alerts show theirs so. */
    public PromQl answering() {
        StringBuilder answering = new StringBuilder();
        Matcher token = TOKEN.matcher(text);
        while (token.find()) {
            answering.append(token.group()).append(token.group("comparison") == null ? "" : " bool");
        }
        return new PromQl(answering.toString().replaceAll("bool\\s+bool", "bool"));
    }
}
