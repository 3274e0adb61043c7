package io.nearfar;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;

/** Files that pin what is stored, sent and named: whoever changes one changes what running installations hold. */
public final class Golden {

    private Golden() {}

    /** The text of {@code golden/<file>}. */
    public static String text(String file) {
        try (InputStream in = Golden.class.getResourceAsStream("/golden/" + file)) {
            if (in == null) {
                throw new IllegalStateException("there is no golden/" + file);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** The hexadecimal digits of {@code golden/<name>.hex}, line ends left out. */
    public static String hex(String name) {
        return text(name + ".hex").replaceAll("\\s", "");
    }

    public static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }
}
