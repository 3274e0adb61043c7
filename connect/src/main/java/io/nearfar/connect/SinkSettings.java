package io.nearfar.connect;

import com.fasterxml.jackson.core.JsonPointer;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.apache.kafka.common.config.AbstractConfig;
import org.apache.kafka.common.config.ConfigDef;
import org.apache.kafka.common.config.ConfigDef.Importance;
import org.apache.kafka.common.config.ConfigDef.LambdaValidator;
import org.apache.kafka.common.config.ConfigDef.ValidString;
import org.apache.kafka.common.config.ConfigDef.Validator;
import org.apache.kafka.common.config.ConfigException;

/** What a {@link HelpDeskSink} is told: which alerts, what to ask, what to send. */
final class SinkSettings extends AbstractConfig {

    private static final Pattern TYPE = Pattern.compile("io\\.nearfar\\.[a-z]+\\.v[0-9]+");
    private static final Validator TYPES = check("types of alerts, one or more", SinkSettings::requireTypes);
    private static final Validator ADDRESS = check("an address with a fixed host", AddressTemplate::read);
    private static final Validator ADDRESS_OR_NONE =
            check("an address with a fixed host", orNone(AddressTemplate::read));
    private static final Validator BODY = check("a JSON object", BodyTemplate::read);
    private static final Validator POINTER = check("a JSON Pointer", JsonPointer::compile);
    private static final Validator METHOD = ValidString.in("POST", "PUT", "PATCH");

    private static final List<String> DUPLICATES = List.of("io.nearfar.duplicate.v1");

    static final ConfigDef DEFINITION = new ConfigDef()
            .define(
                    "alert.types",
                    ConfigDef.Type.LIST,
                    DUPLICATES,
                    TYPES,
                    Importance.HIGH,
                    "Values of ce_type to act on.")
            .define(
                    "alert.tenant",
                    ConfigDef.Type.STRING,
                    "",
                    Importance.MEDIUM,
                    "Act for this tenant only; empty: for all.")
            .define("request.method", ConfigDef.Type.STRING, "POST", METHOD, Importance.MEDIUM, "How to send.")
            .define(
                    "request.url",
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    ADDRESS,
                    Importance.HIGH,
                    "Where to send; {/a/b} is the alert's field at that JSON Pointer.")
            .define(
                    "request.body",
                    ConfigDef.Type.STRING,
                    ConfigDef.NO_DEFAULT_VALUE,
                    BODY,
                    Importance.HIGH,
                    "JSON to send; its texts may hold {/a/b}.")
            .define(
                    "search.url",
                    ConfigDef.Type.STRING,
                    "",
                    ADDRESS_OR_NONE,
                    Importance.MEDIUM,
                    "What to ask first, where sending twice would be seen; may hold {/a/b}.")
            .define(
                    "search.mark",
                    ConfigDef.Type.STRING,
                    "",
                    Importance.MEDIUM,
                    "Nothing is sent where a text of the answer holds this; may hold {/a/b}.")
            .define(
                    "search.next",
                    ConfigDef.Type.STRING,
                    "",
                    POINTER,
                    Importance.MEDIUM,
                    "JSON Pointer to the address of an answer's next page; empty: it has one page.")
            .define(
                    "authorization",
                    ConfigDef.Type.PASSWORD,
                    "",
                    Importance.HIGH,
                    "Value of the header Authorization.");

    /** @throws ConfigException naming the key that is wrong */
    SinkSettings(Map<String, String> properties) {
        super(DEFINITION, properties);
        if (getString("search.url").isEmpty() != getString("search.mark").isEmpty()) {
            throw new ConfigException("search.url and search.mark need each other");
        }
        if (!getString("search.url").isEmpty() && !host("search.url").equals(host("request.url"))) {
            throw new ConfigException("search.url and request.url must name one host: both are sent the authorization");
        }
        if (!authorization().orElse("").chars().allMatch(SinkSettings::isPrintable)) {
            throw new ConfigException("authorization holds a character that no header may hold");
        }
    }

    /** Scheme, host and port, before which no field may stand. */
    private String host(String key) {
        String address = getString(key);
        int path = address.indexOf('/', address.indexOf("//") + 2);
        return address.substring(0, path < 0 ? address.length() : path).toLowerCase(Locale.ROOT);
    }

    private static boolean isPrintable(int character) {
        return character >= ' ' && character < 127;
    }

    boolean actsOn(String type) {
        return getList("alert.types").contains(type);
    }

    boolean actsFor(String tenant) {
        return given("alert.tenant").map(tenant::equals).orElse(true);
    }

    String method() {
        return getString("request.method");
    }

    AddressTemplate url() {
        return AddressTemplate.read(getString("request.url"));
    }

    BodyTemplate body() {
        return BodyTemplate.read(getString("request.body"));
    }

    /** What to ask before anything is sent; nothing where the request may come twice. */
    Optional<Search> search() {
        return given("search.url")
                .map(url -> new Search(
                        AddressTemplate.read(url),
                        new Template(getString("search.mark")),
                        given("search.next").map(JsonPointer::compile)));
    }

    /** The value of the header. A secret. */
    Optional<String> authorization() {
        return Optional.of(getPassword("authorization").value().strip()).filter(value -> !value.isEmpty());
    }

    private Optional<String> given(String key) {
        return Optional.of(getString(key)).filter(value -> !value.isEmpty());
    }

    private static void requireTypes(List<String> types) {
        if (types.isEmpty() || !types.stream().allMatch(TYPE.asMatchPredicate())) {
            throw new IllegalArgumentException("must name types such as io.nearfar.duplicate.v1");
        }
    }

    private static Consumer<String> orNone(Consumer<String> parse) {
        return text -> {
            if (!text.isEmpty()) {
                parse.accept(text);
            }
        };
    }

    @SuppressWarnings("unchecked") // ConfigDef has parsed the value to the key's type
    private static <T> Validator check(String what, Consumer<T> parse) {
        return LambdaValidator.with(
                (key, value) -> {
                    try {
                        parse.accept((T) value);
                    } catch (IllegalArgumentException e) {
                        throw new ConfigException(key, value, e.getMessage());
                    }
                },
                () -> what);
    }
}
