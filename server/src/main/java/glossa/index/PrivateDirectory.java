package glossa.index;

import glossa.source.PrivateFiles;

import org.apache.lucene.store.Directory;
import org.apache.lucene.store.FilterDirectory;
import org.apache.lucene.store.IOContext;
import org.apache.lucene.store.IndexOutput;
import org.apache.lucene.store.Lock;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;

/**
 * A folder whose files are the user's alone from when they are made, so that an update that is
 * ended halfway leaves none that others may read.
 */
final class PrivateDirectory extends FilterDirectory {
    private final Path folder;

    PrivateDirectory(Path folder, Directory directory) {
        super(directory);
        this.folder = folder;
    }

    @Override
    public IndexOutput createOutput(String name, IOContext context) throws IOException {
        return restricted(super.createOutput(name, context));
    }

    @Override
    public IndexOutput createTempOutput(String prefix, String suffix, IOContext context)
            throws IOException {
        return restricted(super.createTempOutput(prefix, suffix, context));
    }

    /**
     * Deletes a file; one that is gone already, as where somebody empties the cache, is deleted.
     */
    @Override
    public void deleteFile(String name) throws IOException {
        try {
            super.deleteFile(name);
        } catch (NoSuchFileException | FileNotFoundException e) {
            // Lucene gives up a whole commit for a file that is missing from the one before.
        }
    }

    @Override
    public Lock obtainLock(String name) throws IOException {
        Lock lock = super.obtainLock(name);
        PrivateFiles.restrictFile(folder.resolve(name));
        return lock;
    }

    private IndexOutput restricted(IndexOutput output) throws IOException {
        PrivateFiles.restrictFile(folder.resolve(output.getName()));
        return output;
    }
}
