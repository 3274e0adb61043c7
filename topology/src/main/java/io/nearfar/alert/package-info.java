/**
 * Turns findings into alerts as consumers read them: CloudEvents whose JSON bodies depend on record, finding and settings
 * alone. Called by the {@code detect} processors on their stream threads; every class is immutable and knows no Kafka.
 */
@NullMarked
package io.nearfar.alert;

import org.jspecify.annotations.NullMarked;
