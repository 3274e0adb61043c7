package io.nearfar.embedding.onnx;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.OrtSession.SessionOptions;
import ai.onnxruntime.TensorInfo;
import java.nio.FloatBuffer;
import java.nio.LongBuffer;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * A sentence-transformer on ONNX Runtime: word pieces to one vector, the mean of the vectors of all its pieces.
 *
 * <p>One session for all threads; each call computes on its caller's thread alone, so that equal input gives equal bits
 * however many threads call at once. Must not be closed while in use.
 */
final class TokenModel implements AutoCloseable {

    private static final String IDS = "input_ids";
    private static final String MASK = "attention_mask";
    private static final String TYPES = "token_type_ids";

    private final OrtEnvironment environment;
    private final OrtSession session;
    private final boolean typed;
    private final String output;

    private TokenModel(OrtEnvironment environment, OrtSession session, boolean typed, String output) {
        this.environment = environment;
        this.session = session;
        this.typed = typed;
        this.output = output;
    }

    /**
     * Opens the model.
     *
     * @throws ModelRefused when it cannot be parsed, keeps weights in other files, or has other inputs and outputs than
     *     a sentence-transformer
     */
    static TokenModel open(ModelFile file) {
        OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_ERROR);
        try (NativeHandles opening = new NativeHandles();
                SessionOptions options = options()) {
            OrtSession session = opening.add(environment.createSession(file.bytes(), options));
            boolean typed = typed(file, session);
            TokenModel model = new TokenModel(environment, session, typed, output(file, session));
            opening.release(); // from here on the model closes its session
            return model;
        } catch (OrtException e) {
            throw ModelRefused.unusable(file, "ONNX Runtime cannot load it", e);
        }
    }

    private static SessionOptions options() throws OrtException {
        SessionOptions options = new SessionOptions();
        options.setIntraOpNumThreads(1);
        options.setInterOpNumThreads(1);
        options.setExecutionMode(SessionOptions.ExecutionMode.SEQUENTIAL);
        options.setOptimizationLevel(SessionOptions.OptLevel.ALL_OPT);
        // Texts differ in length, so a memory plan made for one length is of no use to the next.
        options.setMemoryPatternOptimization(false);
        // Weights kept outside the hashed bytes are looked for here, and so are never found.
        options.addConfigEntry("session.model_external_initializers_file_folder_path", "/dev/null/none");
        return options;
    }

    private static boolean typed(ModelFile file, OrtSession session) throws OrtException {
        Map<String, NodeInfo> inputs = session.getInputInfo();
        Set<String> names = inputs.keySet();
        if (!names.containsAll(Set.of(IDS, MASK)) || !Set.of(IDS, MASK, TYPES).containsAll(names)) {
            throw ModelRefused.unusable(
                    file, "its inputs must be %s, %s and perhaps %s, were %s".formatted(IDS, MASK, TYPES, names));
        }
        for (NodeInfo input : inputs.values()) {
            if (!(input.getInfo() instanceof TensorInfo tensor) || tensor.type != OnnxJavaType.INT64) {
                throw ModelRefused.unusable(file, "input %s must be of int64".formatted(input.getName()));
            }
        }
        return names.contains(TYPES);
    }

    private static String output(ModelFile file, OrtSession session) throws OrtException {
        for (Map.Entry<String, NodeInfo> output : session.getOutputInfo().entrySet()) {
            if (output.getValue().getInfo() instanceof TensorInfo tensor
                    && tensor.type == OnnxJavaType.FLOAT
                    && tensor.getShape().length == 3) {
                return output.getKey();
            }
        }
        throw ModelRefused.unusable(
                file,
                "it must have an output of floats with 3 dimensions (text, word piece, component), has "
                        + session.getOutputNames());
    }

    /** The mean vector over all word pieces; not of unit length. */
    float[] mean(long[] ids) throws OrtException {
        try (NativeHandles tensors = new NativeHandles()) {
            Map<String, OnnxTensor> inputs = new HashMap<>();
            long[] ones = new long[ids.length];
            Arrays.fill(ones, 1);
            inputs.put(IDS, tensors.add(tensor(ids)));
            inputs.put(MASK, tensors.add(tensor(ones)));
            if (typed) {
                inputs.put(TYPES, tensors.add(tensor(new long[ids.length])));
            }
            OrtSession.Result result = tensors.add(session.run(inputs, Set.of(output)));
            return mean((OnnxTensor) result.get(0), ids.length);
        }
    }

    private OnnxTensor tensor(long[] row) throws OrtException {
        return OnnxTensor.createTensor(environment, LongBuffer.wrap(row), new long[] {1, row.length});
    }

    private static float[] mean(OnnxTensor tensor, int pieces) {
        long[] shape = tensor.getInfo().getShape();
        if (shape[0] != 1 || shape[1] != pieces) {
            throw new IllegalStateException(
                    "%d word pieces gave an output of shape %s".formatted(pieces, Arrays.toString(shape)));
        }
        FloatBuffer values = tensor.getFloatBuffer();
        double[] sums = new double[Math.toIntExact(shape[2])];
        for (int piece = 0; piece < pieces; piece++) {
            for (int i = 0; i < sums.length; i++) {
                sums[i] += values.get();
            }
        }
        float[] mean = new float[sums.length];
        for (int i = 0; i < mean.length; i++) {
            mean[i] = (float) (sums[i] / pieces);
        }
        return mean;
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
