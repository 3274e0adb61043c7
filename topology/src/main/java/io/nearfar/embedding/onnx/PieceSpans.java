package io.nearfar.embedding.onnx;

import ai.djl.huggingface.tokenizers.jni.CharSpan;

/** The places of a text's word pieces, as UTF-16 offsets into the text, in order. Owns its arrays; immutable. */
final class PieceSpans {

    private final int[] starts;
    private final int[] ends;
    private final long[] words;

    private PieceSpans(int[] starts, int[] ends, long[] words) {
        this.starts = starts;
        this.ends = ends;
        this.words = words;
    }

    /** From the tokenizer's spans, which count code points. */
    static PieceSpans of(String text, CharSpan[] spans, long[] words) {
        int[] starts = new int[spans.length];
        int[] ends = new int[spans.length];
        int[] offsets = utf16Offsets(text);
        for (int i = 0; i < spans.length; i++) {
            starts[i] = offsets[spans[i].getStart()];
            ends[i] = offsets[spans[i].getEnd()];
        }
        return new PieceSpans(starts, ends, words);
    }

    private static int[] utf16Offsets(String text) {
        int[] offsets = new int[text.codePointCount(0, text.length()) + 1];
        for (int point = 0, unit = 0; point < offsets.length - 1; point++) {
            offsets[point] = unit;
            unit += Character.charCount(text.codePointAt(unit));
        }
        offsets[offsets.length - 1] = text.length();
        return offsets;
    }

    int count() {
        return starts.length;
    }

    /** Offset of the first character of piece {@code i}. */
    int start(int i) {
        return starts[i];
    }

    /** Offset after the last character of piece {@code i}. */
    int end(int i) {
        return ends[i];
    }

    /** Whether piece {@code i} begins another word than piece {@code i - 1} belongs to. */
    boolean startsWord(int i) {
        return words[i] != words[i - 1];
    }
}
