package glossa.indexing;

import static org.junit.jupiter.api.Assertions.assertEquals;

import glossa.corpus.CorpusStore;
import glossa.index.KeyLedger;
import glossa.index.PaperIndex;

import org.junit.jupiter.api.Test;

import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.CountDownLatch;

/** A store that is still opening. */
final class DeferredStoreTest {
    @Test
    void callersWaitUntilItIsOpen() throws Exception {
        CountDownLatch mayOpen = new CountDownLatch(1);
        DeferredStore store =
                new DeferredStore(
                        () -> {
                            try {
                                mayOpen.await();
                            } catch (InterruptedException e) {
                                throw new IllegalStateException(e);
                            }
                            return PaperIndex.inMemory(KeyLedger.inMemory());
                        });
        int[] size = {-1};
        Thread asker =
                new Thread(
                        () -> {
                            try (var corpus = store.acquire()) {
                                size[0] = corpus.size();
                            }
                        });
        asker.start();
        mayOpen.countDown();
        asker.join();
        assertEquals(0, size[0]);
        store.close();
    }

    /** Methods with a default implementation in the interface are easily forgotten. */
    @Test
    void defaultMethodsAreDelegatedToo() {
        List<String> own =
                Arrays.stream(FallbackStore.class.getDeclaredMethods())
                        .filter(method -> isOfStore(method))
                        .map(DeferredStoreTest::signature)
                        .sorted()
                        .toList();
        List<String> passedOn =
                Arrays.stream(DeferredStore.class.getDeclaredMethods())
                        .filter(method -> isOfStore(method))
                        .map(DeferredStoreTest::signature)
                        .sorted()
                        .toList();
        assertEquals(own, passedOn);
    }

    private static boolean isOfStore(Method method) {
        return !Modifier.isStatic(method.getModifiers())
                && Arrays.stream(CorpusStore.class.getMethods())
                        .anyMatch(of -> signature(of).equals(signature(method)));
    }

    private static String signature(Method method) {
        return method.getName() + Arrays.toString(method.getParameterTypes());
    }
}
