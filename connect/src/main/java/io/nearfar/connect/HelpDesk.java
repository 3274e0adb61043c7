package io.nearfar.connect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.connect.errors.ConnectException;
import org.jspecify.annotations.Nullable;

/**
 * A help desk's API as the settings describe it. Every request ends within half a minute, and answers are read up to 16 MiB.
 *
 * <p>{@link NotNow} is thrown for what may pass by itself: no answer, 408, 409 (somebody else writes at that moment), 429 and 5xx. 401,
 * 403 and being sent elsewhere concern every alert, so they are a plain {@link ConnectException}. Any other refusal is that alert's.
 */
final class HelpDesk {

    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final Duration PAUSE = Duration.ofSeconds(10);
    private static final Duration LONGEST_PAUSE = Duration.ofMinutes(10);
    private static final long MOST_BYTES = 16 << 20;
    private static final Set<Integer> PASSING = Set.of(408, 409, 429);
    private static final Set<Integer> EVERYBODYS = Set.of(401, 403);
    private static final ObjectMapper JSON = new ObjectMapper();

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();
    private final AddressTemplate url;
    private final BodyTemplate body;
    private final String method;
    private final Optional<Search> search;
    private final Optional<String> authorization;

    HelpDesk(SinkSettings settings) {
        this.url = settings.url();
        this.body = settings.body();
        this.method = settings.method();
        this.search = settings.search();
        this.authorization = settings.authorization();
    }

    /** Tells of an alert, unless a search finds that it was told. */
    void tell(JsonNode alert) {
        HttpRequest request = to(url.fill(alert))
                .header("Content-Type", "application/json")
                .method(method, BodyPublishers.ofString(body.fill(alert)))
                .build();
        if (search.isEmpty() || !search.get().finds(alert, this::page)) {
            answer(request);
        }
    }

    private JsonNode page(URI address) {
        try {
            return JSON.readTree(answer(to(address).GET().build()));
        } catch (IOException e) {
            throw new AlertFailure(
                    "a search is answered with what is no JSON, or more than %d bytes".formatted(MOST_BYTES));
        }
    }

    private HttpRequest.Builder to(URI address) {
        HttpRequest.Builder request =
                HttpRequest.newBuilder(address).timeout(PATIENCE).header("Accept", "application/json");
        authorization.ifPresent(value -> request.header("Authorization", value));
        return request;
    }

    private byte[] answer(HttpRequest request) {
        HttpResponse<byte[]> response = send(request);
        int status = response.statusCode();
        String what = "%s %s is answered with %d"
                .formatted(request.method(), request.uri().getHost(), status);
        if (PASSING.contains(status) || status >= 500) {
            throw new NotNow(what, pause(response));
        }
        if (EVERYBODYS.contains(status) || status / 100 == 3) {
            throw new ConnectException(what);
        }
        if (status >= 300) {
            throw new AlertFailure(what);
        }
        return response.body();
    }

    /** The timeout of a request ends with the headers of its answer, so the whole is waited for here. */
    private HttpResponse<byte[]> send(HttpRequest request) {
        CompletableFuture<HttpResponse<byte[]>> answer = http.sendAsync(request, info -> new BoundedBody(MOST_BYTES));
        String host = request.uri().getHost();
        try {
            return answer.get(PATIENCE.toMillis(), TimeUnit.MILLISECONDS);
        } catch (ExecutionException e) {
            throw new NotNow("no answer from %s (%s)".formatted(host, name(e.getCause())), PAUSE);
        } catch (TimeoutException e) {
            answer.cancel(true);
            throw new NotNow("no answer from " + host + " in time", PAUSE);
        } catch (InterruptedException e) {
            answer.cancel(true);
            Thread.currentThread().interrupt();
            throw new NotNow("interrupted", PAUSE);
        }
    }

    private static String name(@Nullable Throwable failure) {
        return failure == null ? "unknown" : failure.getClass().getSimpleName();
    }

    /** Seconds of Retry-After; a date there is passed over. */
    private static Duration pause(HttpResponse<?> response) {
        return response.headers()
                .firstValue("Retry-After")
                .filter(text -> text.matches("[0-9]{1,6}"))
                .map(text -> Duration.ofSeconds(Math.max(1, Long.parseLong(text))))
                .map(pause -> pause.compareTo(LONGEST_PAUSE) < 0 ? pause : LONGEST_PAUSE)
                .orElse(PAUSE);
    }
}
