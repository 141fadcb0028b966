package glossa.index;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.Lock;
import org.apache.lucene.store.NIOFSDirectory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;

@DisabledOnOs(OS.WINDOWS)
class PrivateDirectoryTest {
    @TempDir Path folder;

    @Test
    void aFileIsTheUsersAloneWhileItIsWritten() throws IOException {
        Files.setPosixFilePermissions(folder, PosixFilePermissions.fromString("rwx------"));
        try (PrivateDirectory directory = new PrivateDirectory(folder, new NIOFSDirectory(folder));
                Lock lock = directory.obtainLock("write.lock");
                IndexOutput output = directory.createOutput("_0.fdt", IOContext.DEFAULT);
                IndexOutput temporary =
                        directory.createTempOutput("_0", "points", IOContext.DEFAULT)) {
            lock.ensureValid();
            for (String name : new String[] {"write.lock", output.getName(), temporary.getName()}) {
                assertEquals(
                        PosixFilePermissions.fromString("rw-------"),
                        Files.getPosixFilePermissions(folder.resolve(name)),
                        name);
            }
        }
    }
}
