package io.nearfar.stream;

import io.nearfar.record.Hash128;
import io.nearfar.record.Redactor;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** What a dead letter keeps of the bytes of a key or a value. */
final class LetterContent {

    /** Longer than any number or ordinary address that a cut may have halved. */
    private static final int HALVED = 256;

    private static final String TYPE = "dead-letter";

    private final DeadLetterPolicy policy;
    private final byte @Nullable [] bytes;

    private LetterContent(DeadLetterPolicy policy, byte @Nullable [] bytes) {
        this.policy = policy;
        this.bytes = bytes;
    }

    /**
     * At most {@code max} bytes of {@code bytes}, by the policy.
     *
     * @param readable whether the redactor knows what is personal in them
     */
    static LetterContent of(
            byte @Nullable [] bytes, int max, boolean readable, DeadLetterPolicy policy, Redactor redactor) {
        if (bytes == null) {
            return new LetterContent(policy, null);
        }
        return of(bytes, max, readable ? policy : least(policy), redactor);
    }

    private static LetterContent of(byte[] bytes, int max, DeadLetterPolicy policy, Redactor redactor) {
        return switch (policy) {
            case RAW -> new LetterContent(policy, cut(bytes, max));
            case HASHED -> hashed(bytes, redactor);
            case REDACTED -> redacted(bytes, max, redactor).orElseGet(() -> hashed(bytes, redactor));
        };
    }

    /** What stands for redacting where no rule would find anything. */
    private static DeadLetterPolicy least(DeadLetterPolicy policy) {
        return policy == DeadLetterPolicy.REDACTED ? DeadLetterPolicy.HASHED : policy;
    }

    /** What is kept, for a letter to take over; null for null. */
    byte @Nullable [] bytes() {
        return bytes;
    }

    /** What a header calls what was done to them. */
    String label() {
        return policy.name().toLowerCase(Locale.ROOT);
    }

    /** SHA-256 of the bytes as they came; whoever has it can test guesses. */
    static String sha256(byte[] bytes) {
        return HexFormat.of().formatHex(Hash128.sha256().digest(bytes));
    }

    /** Keyed hash of the bytes as they came. */
    static String reference(byte[] bytes, Redactor redactor) {
        return redactor.reference(TYPE, new String(bytes, StandardCharsets.ISO_8859_1));
    }

    private static LetterContent hashed(byte[] bytes, Redactor redactor) {
        return new LetterContent(DeadLetterPolicy.HASHED, utf8(reference(bytes, redactor)));
    }

    /** Nothing where the bytes are no text. */
    private static Optional<LetterContent> redacted(byte[] bytes, int max, Redactor redactor) {
        boolean isCut = bytes.length > max;
        return text(cut(bytes, max), isCut)
                .map(text -> redactor.redact(EscapedText.resolve(text)))
                .map(text -> isCut ? text.substring(0, Math.max(0, text.length() - HALVED)) : text)
                .map(text -> new LetterContent(DeadLetterPolicy.REDACTED, cut(utf8(text), max)));
    }

    /** UTF-8 without control characters but for white space; where it was cut, the last character may be halved. */
    private static Optional<String> text(byte[] bytes, boolean isCut) {
        CharBuffer chars = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes), chars, !isCut);
        String text = chars.flip().toString();
        boolean isText = !result.isError()
                && text.chars().noneMatch(c -> Character.isISOControl(c) && !Character.isWhitespace(c));
        return isText ? Optional.of(text) : Optional.empty();
    }

    private static byte[] cut(byte[] bytes, int max) {
        return bytes.length <= max ? bytes : Arrays.copyOf(bytes, max);
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
