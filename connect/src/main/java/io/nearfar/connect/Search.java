package io.nearfar.connect;

import com.fasterxml.jackson.core.JsonPointer;
import com.fasterxml.jackson.databind.JsonNode;
import java.net.URI;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;

/**
 * How to find out whether an alert was told: a list, in pages, whose texts hold a mark where it was.
 *
 * @param url of the first page
 * @param mark the mark, which should hold the alert's id
 * @param next where a page has the address of the next one; nothing where there is one page
 */
record Search(AddressTemplate url, Template mark, Optional<JsonPointer> next) {

    private static final int MOST_PAGES = 200;

    /**
     * Whether some page holds the mark.
     *
     * @param page reads the page at an address
     * @throws AlertFailure when the list does not end, or goes on at another host
     */
    boolean finds(JsonNode alert, Function<URI, JsonNode> page) {
        String wanted = mark.fill(alert);
        URI first = url.fill(alert);
        Optional<URI> address = Optional.of(first);
        for (int pages = 0; address.isPresent(); pages++) {
            if (pages == MOST_PAGES) {
                throw new AlertFailure("the search goes on after " + MOST_PAGES + " pages");
            }
            JsonNode answer = page.apply(address.get());
            if (holds(answer, wanted)) {
                return true;
            }
            address =
                    next.map(answer::at).filter(JsonNode::isTextual).map(after -> following(first, after.textValue()));
        }
        return false;
    }

    private static boolean holds(JsonNode part, String wanted) {
        if (part.isTextual()) {
            return part.textValue().contains(wanted);
        }
        for (JsonNode inner : part) {
            if (holds(inner, wanted)) {
                return true;
            }
        }
        return false;
    }

    /** Credentials are sent to the first page's host alone. */
    private static URI following(URI first, String address) {
        try {
            URI next = first.resolve(address);
            if (Objects.equals(next.getScheme(), first.getScheme())
                    && Objects.equals(next.getRawAuthority(), first.getRawAuthority())) {
                return next;
            }
        } catch (IllegalArgumentException e) {
            throw new AlertFailure("the search goes on at what is no address");
        }
        throw new AlertFailure("the search goes on at another host");
    }
}
