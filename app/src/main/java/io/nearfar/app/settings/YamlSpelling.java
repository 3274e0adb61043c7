package io.nearfar.app.settings;

import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;

/** Spells values as YAML on one line; reading it gives the same value. */
final class YamlSpelling {

    private static final Pattern PLAIN = Pattern.compile("[A-Za-z/][A-Za-z0-9._/@~-]*");

    /** What YAML 1.1 reads as a boolean or as nothing. */
    private static final Pattern NO_TEXT = Pattern.compile("(?i)y|n|yes|no|on|off|true|false|null");

    private YamlSpelling() {}

    /** A text, in quotes only where it needs them. */
    static String text(String value) {
        boolean plain =
                PLAIN.matcher(value).matches() && !NO_TEXT.matcher(value).matches();
        return plain ? value : quoted(value);
    }

    static String list(List<String> elements) {
        return elements.stream().map(YamlSpelling::text).toList().toString();
    }

    /** The element alone where there is one, else a list. */
    static String shortList(List<String> elements) {
        return elements.size() == 1 ? text(elements.getFirst()) : list(elements);
    }

    static String lower(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }

    static String quoted(String value) {
        StringBuilder quoted = new StringBuilder("\"");
        for (int i = 0; i < value.length(); i++) {
            char sign = value.charAt(i);
            if (sign == '"' || sign == '\\') {
                quoted.append('\\').append(sign);
            } else if (sign >= ' ' && sign <= '~') {
                quoted.append(sign);
            } else {
                quoted.append("\\u").append(HexFormat.of().toHexDigits(sign));
            }
        }
        return quoted.append('"').toString();
    }
}
