package io.nearfar.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.Deque;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * What Zendesk and Jira do with the requests of the configurations, by their documentation: the one adds a comment for every update and
 * lists comments in pages, oldest first unless asked otherwise; the other has one remote link of an issue for each globalId.
 */
final class FakeDesk implements AutoCloseable {

    static final String AUTHORIZATION = "Basic ZGVzazpzZWNyZXQ=";

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Pattern TICKET = Pattern.compile("/api/v2/tickets/(\\d+)");
    private static final Pattern COMMENTS = Pattern.compile("/api/v2/tickets/(\\d+)/comments");
    private static final Pattern ISSUE = Pattern.compile("/rest/api/3/issue/([A-Z]+-\\d+)/remotelink");
    private static final int MOST_OF_A_PAGE = 100;

    private final HttpServer server;
    private final Map<String, List<JsonNode>> comments = new TreeMap<>();
    private final Map<String, Map<String, JsonNode>> links = new TreeMap<>();
    private final Set<String> gone = new HashSet<>();
    private final Deque<Fault> faults = new ArrayDeque<>();
    private int searches;
    private int writes;
    private int refused;

    FakeDesk() throws IOException {
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::handle);
        server.start();
    }

    /**
     * What goes wrong with one request.
     *
     * @param method of the request; others before it go well
     * @param carriedOut whether it takes effect all the same, as when an answer is lost
     * @param status of the answer
     * @param retryAfter header of the answer, or empty
     */
    record Fault(String method, boolean carriedOut, int status, String retryAfter) {}

    /** An answer. */
    private record Answer(int status, String body) {}

    synchronized void fault(Fault fault) {
        faults.add(fault);
    }

    /** No such ticket or issue from now on. */
    synchronized void remove(String id) {
        gone.add(id);
    }

    /** Somebody's comment. */
    synchronized void comment(String ticket, String text) {
        comments.computeIfAbsent(ticket, id -> new ArrayList<>())
                .add(JSON.createObjectNode().put("public", true).put("body", text));
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** Comments by ticket. */
    synchronized Map<String, List<JsonNode>> comments() {
        Map<String, List<JsonNode>> copy = new TreeMap<>();
        comments.forEach((ticket, all) -> copy.put(ticket, List.copyOf(all)));
        return copy;
    }

    /** Comments on a ticket, the oldest first. */
    List<JsonNode> comments(String ticket) {
        return comments().getOrDefault(ticket, List.of());
    }

    /** Links of an issue by globalId. */
    Map<String, JsonNode> links(String issue) {
        return links().getOrDefault(issue, Map.of());
    }

    /** Links by issue and globalId. */
    synchronized Map<String, Map<String, JsonNode>> links() {
        Map<String, Map<String, JsonNode>> copy = new TreeMap<>();
        links.forEach((issue, all) -> copy.put(issue, Map.copyOf(all)));
        return copy;
    }

    /** Pages of comments that were asked for. */
    synchronized int searches() {
        return searches;
    }

    /** Requests that were carried out. */
    synchronized int writes() {
        return writes;
    }

    /** Requests that were not understood. */
    synchronized int refused() {
        return refused;
    }

    private synchronized void handle(HttpExchange exchange) throws IOException {
        byte[] body = exchange.getRequestBody().readAllBytes();
        Fault fault = faults.peek();
        if (fault == null || !fault.method().equals(exchange.getRequestMethod())) {
            send(exchange, answer(exchange, body));
            return;
        }
        faults.remove();
        if (fault.carriedOut()) {
            answer(exchange, body);
        }
        if (!fault.retryAfter().isEmpty()) {
            exchange.getResponseHeaders().add("Retry-After", fault.retryAfter());
        }
        send(exchange, new Answer(fault.status(), "{}"));
    }

    private Answer answer(HttpExchange exchange, byte[] body) throws IOException {
        String what =
                exchange.getRequestMethod() + " " + exchange.getRequestURI().getPath();
        if (!AUTHORIZATION.equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            return new Answer(401, "{}");
        }
        if (!"application/json".equals(exchange.getRequestHeaders().getFirst("Accept"))) {
            return new Answer(406, "{}");
        }
        Matcher list = Pattern.compile("GET " + COMMENTS).matcher(what);
        if (list.matches() && !gone.contains(list.group(1))) {
            return page(list.group(1), query(exchange));
        }
        Matcher update = Pattern.compile("PUT " + TICKET).matcher(what);
        if (update.matches() && !gone.contains(update.group(1))) {
            return addComment(update.group(1), JSON.readTree(body).at("/ticket/comment"));
        }
        Matcher link = Pattern.compile("POST " + ISSUE).matcher(what);
        if (link.matches() && !gone.contains(link.group(1))) {
            return putLink(link.group(1), JSON.readTree(body));
        }
        return new Answer(404, "{\"error\": \"RecordNotFound\"}");
    }

    private Answer addComment(String ticket, JsonNode comment) {
        comments.computeIfAbsent(ticket, id -> new ArrayList<>()).add(comment);
        writes++;
        return new Answer(200, "{}");
    }

    private Answer putLink(String issue, JsonNode link) {
        JsonNode before = links.computeIfAbsent(issue, id -> new TreeMap<>())
                .put(link.path("globalId").asText(), link);
        writes++;
        return new Answer(before == null ? 201 : 200, "{}");
    }

    private Answer page(String ticket, Map<String, String> query) {
        searches++;
        List<JsonNode> all = new ArrayList<>(comments.getOrDefault(ticket, List.of()));
        if (query.getOrDefault("sort_order", "asc").equals("desc")) {
            Collections.reverse(all);
        }
        int size = Math.min(MOST_OF_A_PAGE, Integer.parseInt(query.getOrDefault("per_page", "100")));
        int page = Integer.parseInt(query.getOrDefault("page", "1"));
        List<JsonNode> shown = all.stream().skip((page - 1L) * size).limit(size).toList();
        ObjectNode answer = JSON.createObjectNode().put("count", all.size());
        answer.putArray("comments").addAll(shown);
        String next = "%s/api/v2/tickets/%s/comments?page=%d&per_page=%d&sort_order=%s"
                .formatted(address(), ticket, page + 1, size, query.getOrDefault("sort_order", "asc"));
        answer.put("next_page", (long) page * size < all.size() ? next : null);
        return new Answer(200, answer.toString());
    }

    private static Map<String, String> query(HttpExchange exchange) {
        String query = exchange.getRequestURI().getQuery();
        return Arrays.stream((query == null ? "" : query).split("&"))
                .map(part -> part.split("=", 2))
                .filter(part -> part.length == 2)
                .collect(Collectors.toMap(part -> part[0], part -> part[1]));
    }

    private void send(HttpExchange exchange, Answer answer) throws IOException {
        refused += answer.status() >= 400 && answer.status() < 500 ? 1 : 0;
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(answer.status(), bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
