from __future__ import annotations

from assessments.report.charts import MARGIN, WIDTH, bar_width, dumbbell, x_of


def test_scores_lie_between_the_margins():
    assert [x_of(0), x_of(50), x_of(100)] == [MARGIN, WIDTH / 2, WIDTH - MARGIN]


def test_scores_outside_the_scale_stay_on_the_drawing():
    assert (x_of(-20), x_of(130)) == (x_of(0), x_of(100))


def test_range_is_drawn_where_it_puts_the_mean_after():
    drawing = dumbbell(40, 50, (5.0, 15.0))

    assert (drawing.range_from, drawing.range_to) == (x_of(45), x_of(55))
    assert drawing.moved_up


def test_no_interval_draws_no_range():
    drawing = dumbbell(50, 40, None)

    assert drawing.range_width is None
    assert not drawing.moved_up
    assert (drawing.line_from, drawing.line_width) == (
        x_of(40),
        round(x_of(50) - x_of(40), 1),
    )


def test_bar_of_nobody_has_no_width():
    assert (bar_width(0, 0), bar_width(3, 6)) == (0.0, WIDTH / 2)
