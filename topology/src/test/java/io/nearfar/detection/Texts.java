package io.nearfar.detection;

import io.nearfar.embedding.EmbeddedRecord;
import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;
import io.nearfar.embedding.ModelId;
import io.nearfar.record.Hash128;
import io.nearfar.record.Identity;
import io.nearfar.record.Scope;
import io.nearfar.record.Source;
import io.nearfar.record.TextTraits;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import java.util.TreeMap;

/** Embedded records made by hand, without a model. */
public final class Texts {

    public static final ModelId MODEL = new ModelId("by-hand", "00c0ffee", 4);
    public static final Scope SCOPE = new Scope("tickets", "acme", List.of());

    private Texts() {}

    public static EmbeddingCode code(float... components) {
        return EmbeddingCode.of(Embedding.normalized(components));
    }

    /** A unit vector in the plane of the first two of four components, at an angle given by its cosine to the first. */
    public static EmbeddingCode at(double cosine) {
        return code((float) cosine, (float) Math.sqrt(1 - cosine * cosine), 0, 0);
    }

    public static EmbeddingCode random(Random random, int dimensions) {
        float[] components = new float[dimensions];
        for (int i = 0; i < dimensions; i++) {
            components[i] = (float) random.nextGaussian();
        }
        return code(components);
    }

    public static Identity identity(Scope scope, String id, boolean derived, long time) {
        Source source = new Source("source", 0, 0, "", Instant.ofEpochMilli(time + 1));
        return new Identity(id, derived, scope, Instant.ofEpochMilli(time), source);
    }

    /** A record of {@link #SCOPE}; equal texts are repeats of each other. */
    public static EmbeddedRecord ticket(String id, long time, String text, EmbeddingCode... windows) {
        return of(identity(SCOPE, id, false, time), "open", text, MODEL, windows);
    }

    public static EmbeddedRecord of(
            Identity identity, String status, String text, ModelId model, EmbeddingCode... windows) {
        TreeMap<String, String> labels = new TreeMap<>();
        labels.put("status", status);
        return new EmbeddedRecord(
                identity, labels, "about " + text, Hash128.of(text), traits(text), model, List.of(windows));
    }

    /** The same by another requester, empty for none. */
    public static EmbeddedRecord by(String requester, EmbeddedRecord record) {
        TreeMap<String, String> labels = new TreeMap<>(record.labels());
        labels.put("requester", requester);
        return new EmbeddedRecord(
                record.identity(),
                labels,
                record.snippet(),
                record.textHash(),
                record.traits(),
                record.model(),
                record.windows());
    }

    /** The same with other traits. */
    public static EmbeddedRecord with(TextTraits traits, EmbeddedRecord record) {
        return new EmbeddedRecord(
                record.identity(),
                record.labels(),
                record.snippet(),
                record.textHash(),
                traits,
                record.model(),
                record.windows());
    }

    /** Words enough for the meaning to count. */
    private static TextTraits traits(String text) {
        return TextTraits.of("what they have to say: " + text, true);
    }

    public static EmbeddedRecord withStatus(EmbeddedRecord record, String status) {
        TreeMap<String, String> labels = new TreeMap<>(record.labels());
        labels.put("status", status);
        return new EmbeddedRecord(
                record.identity(),
                labels,
                record.snippet(),
                record.textHash(),
                record.traits(),
                record.model(),
                record.windows());
    }
}
