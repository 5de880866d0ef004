package org.gongtong.core.kernel;

import java.math.BigInteger;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;

/**
 * What exactness costs: a share compared with a threshold, beside the same comparison in big
 * integers.
 */
@State(Scope.Benchmark)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class ThresholdBenchmark {

  private final Threshold twoThirds = Threshold.atLeast(2, 3);

  // 20 km2 and 30 km2 in hundredths of a square metre, one short of two thirds; not final, so not
  // folded away.
  private long part = 199_999_999_999L;
  private long whole = 300_000_000_000L;

  @Benchmark
  public boolean threshold() {
    return twoThirds.isReachedBy(part, whole);
  }

  @Benchmark
  public boolean bigIntegers() {
    BigInteger left = BigInteger.valueOf(part).multiply(BigInteger.valueOf(3));
    BigInteger right = BigInteger.valueOf(whole).multiply(BigInteger.valueOf(2));
    return left.compareTo(right) >= 0;
  }
}
