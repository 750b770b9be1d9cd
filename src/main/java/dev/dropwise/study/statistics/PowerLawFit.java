package dev.dropwise.study.statistics;

import java.util.Arrays;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.DoubleStream;
import org.hipparchus.exception.MathRuntimeException;
import org.hipparchus.linear.ArrayRealVector;
import org.hipparchus.linear.MatrixUtils;
import org.hipparchus.linear.RealMatrix;
import org.hipparchus.linear.RealVector;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresBuilder;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LeastSquaresOptimizer.Optimum;
import org.hipparchus.optim.nonlinear.vector.leastsquares.LevenbergMarquardtOptimizer;
import org.hipparchus.util.Pair;

/**
 * The parameters of a + b·x^(-c) that fit best, by Levenberg and Marquardt's method from several
 * exponents on.
 *
 * @param parameters a, b and c
 * @param covariance of the parameters that were free: all, or b and c
 * @param lackOfFit probability of points at least as far from the law as these if it held, by the
 *     spread of points of one size; 1 where no size has several, or there are no more sizes than
 *     parameters
 */
@SuppressWarnings("ArrayRecordComponent") // nobody compares fits
record PowerLawFit(
        double[] parameters, RealMatrix covariance, int degreesOfFreedom, double lackOfFit) {

    private static final double[] FIRST_EXPONENTS = {0.1, 0.25, 0.5, 1, 2};
    private static final double TOLERANCE = 1e-15;
    private static final int MOST_STEPS = 500;

    /** Parameters beyond say that the points lie on no power law. */
    private static final double LARGEST_EXPONENT = 20;

    private static final double SMALLEST_EXPONENT = 1e-3;

    /**
     * @param shares x, from above 0 to 1
     */
    static Optional<PowerLawFit> of(double[] shares, double[] losses) {
        Optional<PowerLawFit> free = fit(shares, losses, 3);
        boolean isNeverNegative = Arrays.stream(losses).allMatch(loss -> loss >= 0);
        boolean isBelow = free.isEmpty() || free.get().parameters[0] < 0;
        return (isNeverNegative && isBelow ? fit(shares, losses, 2) : free)
                .filter(PowerLawFit::isPlausible);
    }

    private static Optional<PowerLawFit> fit(double[] shares, double[] losses, int parameters) {
        return losses.length <= parameters
                ? Optional.empty()
                : DoubleStream.of(FIRST_EXPONENTS)
                        .mapToObj(exponent -> optimum(shares, losses, parameters, exponent))
                        .flatMap(Optional::stream)
                        .min(Comparator.comparingDouble(Optimum::getCost))
                        .flatMap(optimum -> of(optimum, shares, losses));
    }

    private static Optional<Optimum> optimum(
            double[] shares, double[] losses, int parameters, double exponent) {
        double least = Arrays.stream(losses).min().orElseThrow();
        double most = Arrays.stream(losses).max().orElseThrow();
        double[] start =
                parameters == 3
                        ? new double[] {least, (most - least) / 2, exponent}
                        : new double[] {least, exponent};
        try {
            return Optional.of(
                    new LevenbergMarquardtOptimizer()
                            .withCostRelativeTolerance(TOLERANCE)
                            .withParameterRelativeTolerance(TOLERANCE)
                            .withOrthoTolerance(TOLERANCE)
                            .optimize(
                                    new LeastSquaresBuilder()
                                            .model(
                                                    point ->
                                                            model(
                                                                    all(point.toArray()),
                                                                    shares,
                                                                    parameters))
                                            .target(losses)
                                            .start(start)
                                            .maxEvaluations(MOST_STEPS)
                                            .maxIterations(MOST_STEPS)
                                            .build()));
        } catch (MathRuntimeException doesNotConvergeFromHere) {
            return Optional.empty();
        }
    }

    private static Optional<PowerLawFit> of(Optimum optimum, double[] shares, double[] losses) {
        double[] point = optimum.getPoint().toArray();
        int freedom = losses.length - point.length;
        double squares = optimum.getChiSquare();
        try {
            RealMatrix covariance =
                    optimum.getCovariances(Double.MIN_NORMAL).scalarMultiply(squares / freedom);
            return Optional.of(
                    new PowerLawFit(
                            all(point),
                            covariance,
                            freedom,
                            LackOfFit.of(shares, losses, squares, point.length)));
        } catch (MathRuntimeException parametersCannotBeToldApart) {
            return Optional.empty();
        }
    }

    private boolean isPlausible() {
        return parameters[2] >= SMALLEST_EXPONENT && parameters[2] <= LARGEST_EXPONENT;
    }

    private static double[] all(double[] free) {
        return free.length == 3 ? free : new double[] {0, free[0], free[1]};
    }

    private static Pair<RealVector, RealMatrix> model(
            double[] parameters, double[] shares, int free) {
        double[] values = new double[shares.length];
        double[][] jacobian = new double[shares.length][];
        for (int i = 0; i < shares.length; i++) {
            values[i] = value(parameters, shares[i]);
            jacobian[i] = last(gradient(parameters, shares[i]), free);
        }
        return new Pair<>(new ArrayRealVector(values), MatrixUtils.createRealMatrix(jacobian));
    }

    static double value(double[] parameters, double share) {
        return parameters[0] + parameters[1] * Math.pow(share, -parameters[2]);
    }

    /** Of the value, with respect to a, b and c. */
    static double[] gradient(double[] parameters, double share) {
        double power = Math.pow(share, -parameters[2]);
        return new double[] {1, power, -parameters[1] * power * Math.log(share)};
    }

    /**
     * @param gradient of what is asked for, with respect to a, b and c
     */
    double standardError(double[] gradient) {
        RealVector free = new ArrayRealVector(last(gradient, covariance.getRowDimension()));
        return Math.sqrt(Math.max(0, free.dotProduct(covariance.operate(free))));
    }

    private static double[] last(double[] numbers, int count) {
        return Arrays.copyOfRange(numbers, numbers.length - count, numbers.length);
    }
}
