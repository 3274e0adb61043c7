package io.nearfar.embedding.onnx;

import java.util.ArrayList;
import java.util.List;

/**
 * Cuts a text into consecutive windows that fit the model.
 *
 * <p>A window takes as many word pieces as fit. It ends after the last line or sentence that ends within its last
 * {@value #LOOK_BACK} pieces, else at the last white space there, else before the last word, else (one word longer than
 * a window) before the last piece. White space belongs to the window before it, so the windows joined are the text.
 * Each window is tokenized on its own to see that it fits, since a piece of a cut word may fall apart differently.
 */
final class WindowSplit {

    private static final int LOOK_BACK = 32;
    private static final String STOPS = ".!?";

    /** Full stops of scripts that put no space after a sentence. */
    private static final String WIDE_STOPS = "\u3002\uFF01\uFF1F";

    private final WordPieces pieces;
    private final String text;
    private final PieceSpans spans;

    private WindowSplit(WordPieces pieces, String text) {
        this.pieces = pieces;
        this.text = text;
        this.spans = pieces.spans(text);
    }

    /** At most {@code max} windows of {@code text}; none when it has no word piece, itself when it fits. */
    static List<String> of(String text, int max, WordPieces pieces) {
        if (text.isBlank() || max < 1) {
            return List.of();
        }
        return new WindowSplit(pieces, text).windows(max);
    }

    private List<String> windows(int max) {
        if (spans.count() > 0 && spans.count() <= pieces.capacity()) {
            return List.of(text);
        }
        List<String> windows = new ArrayList<>();
        int first = 0;
        while (first < spans.count() && windows.size() < max) {
            int next = next(first);
            windows.add(text.substring(offset(first), offset(next)));
            first = next;
        }
        return List.copyOf(windows);
    }

    /** The first piece of the window after the one that begins with piece {@code first}. */
    private int next(int first) {
        int limit = first + pieces.capacity();
        while (true) {
            int next = limit >= spans.count() ? spans.count() : cut(first, limit);
            if (next <= first + 1 || pieces.count(text.substring(offset(first), offset(next))) <= pieces.capacity()) {
                return next;
            }
            limit = next - 1;
        }
    }

    /** The best place for a window's end in ({@code first}, {@code limit}]. */
    private int cut(int first, int limit) {
        int word = first;
        int space = first;
        for (int i = limit; i > first; i--) {
            if (i > limit - LOOK_BACK && endsSentence(i)) {
                return i;
            }
            if (space == first && i > limit - LOOK_BACK && afterSpace(i)) {
                space = i;
            }
            if (word == first && spans.startsWord(i) && separable(i)) {
                word = i;
            }
        }
        return space > first ? space : word > first ? word : piece(first, limit);
    }

    private int piece(int first, int limit) {
        int i = limit;
        while (i > first + 1 && !separable(i)) {
            i--;
        }
        return i;
    }

    /** Whether the text can be cut before piece {@code i}: pieces of one character share its place. */
    private boolean separable(int i) {
        return spans.start(i) >= spans.end(i - 1);
    }

    private boolean afterSpace(int i) {
        return spans.start(i) > spans.end(i - 1);
    }

    private boolean endsSentence(int i) {
        int end = spans.end(i - 1);
        if (end == 0 || !separable(i)) {
            return false;
        }
        String gap = text.substring(end, spans.start(i));
        char last = text.charAt(end - 1);
        return gap.contains("\n") || WIDE_STOPS.indexOf(last) >= 0 || (!gap.isEmpty() && STOPS.indexOf(last) >= 0);
    }

    private int offset(int piece) {
        if (piece == 0) {
            return 0;
        }
        return piece >= spans.count() ? text.length() : spans.start(piece);
    }
}
