package io.nearfar.app.calibration;

/** Solves small systems of linear equations. */
final class LinearSystem {

    private LinearSystem() {}

    /**
     * The solution of a system whose rows end with their right side, by Gaussian elimination with pivoting; {@code rows} are
     * used up.
     */
    static double[] solve(double[][] rows) {
        int size = rows.length;
        for (int column = 0; column < size; column++) {
            bringUp(rows, column);
            for (int row = 0; row < size; row++) {
                if (row != column) {
                    subtract(rows[row], rows[column], column);
                }
            }
        }
        double[] solution = new double[size];
        for (int i = 0; i < size; i++) {
            solution[i] = rows[i][size] / rows[i][i];
        }
        return solution;
    }

    private static void bringUp(double[][] rows, int column) {
        int best = column;
        for (int row = column + 1; row < rows.length; row++) {
            if (Math.abs(rows[row][column]) > Math.abs(rows[best][column])) {
                best = row;
            }
        }
        double[] moved = rows[column];
        rows[column] = rows[best];
        rows[best] = moved;
    }

    private static void subtract(double[] row, double[] pivot, int column) {
        double factor = row[column] / pivot[column];
        for (int i = column; i < row.length; i++) {
            row[i] -= factor * pivot[i];
        }
    }
}
