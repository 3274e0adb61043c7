package io.nearfar.surge;

import io.nearfar.embedding.Embedding;
import io.nearfar.embedding.EmbeddingCode;
import java.util.Random;

/**
 * Vectors of made tickets: what all have in common, the middle of the topic, the wording and chance, weighed so that two
 * tickets of a topic have a cosine of about 0.55 to 0.9 and two of different topics one of about 0 to 0.4.
 */
final class TopicVectors {

    private static final int DIMENSIONS = 64;

    private final Random random;
    private final double[] common;
    private final double[][] topics;
    private final double[][][] phrasings;

    TopicVectors(long seed) {
        this.random = new Random(seed);
        this.common = direction();
        this.topics = new double[MadeTraffic.TOPICS][];
        this.phrasings = new double[MadeTraffic.TOPICS][MadeTraffic.PHRASINGS][];
        for (int i = 0; i < topics.length; i++) {
            topics[i] = direction();
            for (int j = 0; j < phrasings[i].length; j++) {
                phrasings[i][j] = direction();
            }
        }
    }

    EmbeddingCode of(MadeTraffic.Ticket ticket) {
        double[] chance = direction();
        double[] phrasing = phrasings[ticket.topic()][ticket.phrasing()];
        float[] vector = new float[DIMENSIONS];
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = (float) (Math.sqrt(0.15) * common[i]
                    + Math.sqrt(0.5) * topics[ticket.topic()][i]
                    + Math.sqrt(0.2) * phrasing[i]
                    + Math.sqrt(0.15) * chance[i]);
        }
        return EmbeddingCode.of(Embedding.normalized(vector));
    }

    private double[] direction() {
        double[] vector = new double[DIMENSIONS];
        double squares = 0;
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] = random.nextGaussian();
            squares += vector[i] * vector[i];
        }
        for (int i = 0; i < DIMENSIONS; i++) {
            vector[i] /= Math.sqrt(squares);
        }
        return vector;
    }
}
