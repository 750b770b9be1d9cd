package dev.dropwise.engine;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class NativeAllocatorTests {

    @ParameterizedTest
    @CsvSource({
        "Linux, '', 6",
        "Linux, glibc.malloc.tcache_count=0, 6",
        "Linux, glibc.malloc.tcache_count=0:glibc.malloc.mxfast=0, 1.5",
        "Linux, glibc.malloc.mxfast=0:glibc.malloc.check=0:glibc.malloc.tcache_count=0, 1.5",
        "Mac OS X, '', 1.5",
        "Windows 11, '', 1.5"
    })
    void wastesMuchOnLinuxUnlessItIsTold(String system, String tunables, double waste) {
        assertThat(NativeAllocator.waste(system, tunables)).isEqualTo(waste);
    }

    @Test
    void namesTheSettingsThatItLooksFor() {
        assertThat(NativeAllocator.waste("Linux", NativeAllocator.SETTINGS)).isEqualTo(1.5);
    }
}
