from tests.ui.plan_desk import open_window, school

__all__ = ["open_window", "school"]
