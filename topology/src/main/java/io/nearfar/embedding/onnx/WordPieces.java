package io.nearfar.embedding.onnx;

import ai.djl.huggingface.tokenizers.Encoding;
import ai.djl.huggingface.tokenizers.HuggingFaceTokenizer;
import ai.djl.huggingface.tokenizers.jni.LibUtils;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.Set;

/**
 * A model's tokenizer: text to word pieces, without padding. Safe to call from every thread at once, until closed.
 *
 * <p>Its native library is unpacked once into the folder that {@code DJL_CACHE_DIR} names as an environment variable or
 * system property, by default {@code .djl.ai} in the user's home, or in the temporary folder when that is not writable.
 * It never uses the network: opening one turns on the library's offline mode for the whole process.
 */
final class WordPieces implements AutoCloseable {

    /** Word pieces that a model is given at most, its special ones included. */
    static final int MAX_PIECES = 256;

    /** How vocabularies spell what they lack. */
    private static final Set<String> UNKNOWN = Set.of("[UNK]", "<unk>");

    private final HuggingFaceTokenizer tokenizer;
    private final int leadingSpecials;
    private final int trailingSpecials;

    private WordPieces(HuggingFaceTokenizer tokenizer) {
        this.tokenizer = tokenizer;
        long[] special = tokenizer.encode("a", true, false).getSpecialTokenMask();
        int leading = 0;
        while (leading < special.length && special[leading] == 1) {
            leading++;
        }
        int trailing = 0;
        while (trailing < special.length - leading && special[special.length - 1 - trailing] == 1) {
            trailing++;
        }
        this.leadingSpecials = leading;
        this.trailingSpecials = trailing;
    }

    /**
     * Opens the tokenizer.
     *
     * @throws ModelRefused when the file is no tokenizer
     * @throws ai.djl.engine.EngineException when its native library cannot be unpacked or loaded
     */
    static WordPieces open(ModelFile file) {
        System.setProperty("ai.djl.offline", "true");
        System.setProperty("OPT_OUT_TRACKING", "true");
        LibUtils.checkStatus();
        Map<String, String> options = Map.of("padding", "false", "truncation", "false");
        HuggingFaceTokenizer tokenizer;
        try {
            tokenizer = HuggingFaceTokenizer.newInstance(file.stream(), options);
        } catch (IOException | RuntimeException e) {
            throw ModelRefused.unusable(file, "it is no tokenizer", e);
        }
        return new WordPieces(tokenizer);
    }

    /** Word pieces of text that fit into one inference beside the special ones. */
    int capacity() {
        return MAX_PIECES - leadingSpecials - trailingSpecials;
    }

    /** The ids for the model, special ones included, at most {@link #MAX_PIECES}: what is too long loses its end. */
    long[] ids(String text) {
        long[] ids = tokenizer.encode(wellFormed(text), true, false).getIds();
        if (ids.length <= MAX_PIECES) {
            return ids;
        }
        long[] cut = Arrays.copyOf(ids, MAX_PIECES);
        System.arraycopy(ids, ids.length - trailingSpecials, cut, MAX_PIECES - trailingSpecials, trailingSpecials);
        return cut;
    }

    /** How many word pieces the text has, special ones not counted. */
    int count(String text) {
        return tokenizer.encode(wellFormed(text), false, false).getIds().length;
    }

    /** The share of the text's word pieces, special ones not counted, that stand for what the vocabulary lacks; 0 of none. */
    double unknown(String text) {
        String[] tokens = tokenizer.encode(wellFormed(text), false, false).getTokens();
        long unknown = Arrays.stream(tokens).filter(UNKNOWN::contains).count();
        return tokens.length == 0 ? 0 : (double) unknown / tokens.length;
    }

    /** Where the word pieces of the text are, special ones left out. */
    PieceSpans spans(String text) {
        String wellFormed = wellFormed(text);
        Encoding encoding = tokenizer.encode(wellFormed, false, false);
        return PieceSpans.of(wellFormed, encoding.getCharTokenSpans(), encoding.getWordIds());
    }

    /** The text with every surrogate that has no partner replaced by one character: the tokenizer reads UTF-8. */
    private static String wellFormed(String text) {
        StringBuilder repaired = null;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (Character.isHighSurrogate(c) && i + 1 < text.length() && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
            } else if (Character.isSurrogate(c)) {
                repaired = repaired == null ? new StringBuilder(text) : repaired;
                repaired.setCharAt(i, '\uFFFD');
            }
        }
        return repaired == null ? text : repaired.toString();
    }

    @Override
    public void close() {
        tokenizer.close();
    }
}
