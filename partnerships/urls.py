"""URLs of the partnerships floor."""


app_name = "partnerships"
urlpatterns: list = []
