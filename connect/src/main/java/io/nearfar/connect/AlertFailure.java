package io.nearfar.connect;

import org.apache.kafka.connect.errors.ConnectException;

/** What fails of one alert, and keeps nobody from hearing of others. Its message names fields and answers, never what an alert says. */
final class AlertFailure extends ConnectException {

    private static final long serialVersionUID = 1;

    AlertFailure(String message) {
        super(message);
    }
}
