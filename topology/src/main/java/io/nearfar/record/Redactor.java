package io.nearfar.record;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.GeneralSecurityException;
import java.util.HexFormat;
import java.util.List;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;

/** Replaces personal data by keyed-hash placeholders. Immutable, safe to share between threads. */
public final class Redactor {

    private static final int MIN_KEY_BYTES = 16;

    /** What a replacement leaves behind may read anew, rarely more than once. */
    private static final int MAX_PASSES = 8;

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

    /**
     * The text with every mail address, phone number, IBAN and payment card number replaced by a placeholder such as {@code
     * <card:5f1c0a9e>}, the same for all spellings of a number. Redacted text stays as it is. Takes time linear in the length.
     */
    public String redact(String text) {
        String before = text;
        for (int pass = 0; pass < MAX_PASSES; pass++) {
            String identifiers = redactIdentifiers(before);
            String after = replace(identifiers, Phones.in(identifiers, DigitRun.of(identifiers)));
            if (after.equals(before)) {
                return after;
            }
            before = after;
        }
        return before;
    }

    /** {@code hmac:} and 16 hexadecimal digits that stand for {@code value}; equal values of one type have equal references. */
    public String reference(String type, String value) {
        return "hmac:" + HexFormat.of().toHexDigits(keyed(type, value));
    }

    /** The text with every mail address, IBAN and card number replaced; phone numbers stay, since most ids look like one. */
    String redactIdentifiers(String text) {
        String mails = replace(text, Mails.in(text));
        String ibans = replace(mails, Ibans.in(mails));
        return replace(ibans, Cards.in(ibans));
    }

    private String replace(String text, List<Finding> findings) {
        if (findings.isEmpty()) {
            return text;
        }
        StringBuilder replaced = new StringBuilder(text.length());
        int done = 0;
        for (Finding finding : findings) {
            replaced.append(text, done, finding.start()).append(placeholder(finding));
            done = finding.end();
        }
        return replaced.append(text, done, text.length()).toString();
    }

    private String placeholder(Finding finding) {
        String hash = HexFormat.of().toHexDigits((int) (keyed(finding.type(), finding.canonical()) >>> Integer.SIZE));
        return "<" + finding.type() + ":" + hash + ">";
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
