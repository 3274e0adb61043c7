package io.nearfar.window;

import java.nio.file.Path;

/** Room for vectors that leaves nothing behind. */
public final class CodeFiles {

    private CodeFiles() {}

    public static CodeFile temporary() {
        return new CodeFile(Path.of(System.getProperty("java.io.tmpdir")));
    }
}
