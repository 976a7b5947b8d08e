"""Market systems."""

from django.urls import path

from partnerships.views import market_functions as functions
from partnerships.views import market_interventions as interventions
from partnerships.views import markets

PLACE = "p/<slug:partnership>/plan/markets/"
INTERVENTION = "market-interventions/<int:pk>/"

urlpatterns = [
    path(PLACE, markets.MarketList.as_view(), name="market_list"),
    path(f"{PLACE}new/", markets.MarketNew.as_view(), name="market_new"),
    path("markets/<int:pk>/", markets.MarketDetail.as_view(), name="market_detail"),
    path("markets/<int:pk>/change/", markets.MarketChange.as_view(), name="market_change"),
    path("markets/<int:pk>/agree/", markets.MarketAgree.as_view(), name="market_agree"),
    path("markets/<int:pk>/reopen/", markets.MarketReopen.as_view(), name="market_reopen"),
    path(
        "markets/<int:pk>/functions/new/", functions.MarketFunctionNew.as_view(), name="market_function_new"
    ),
    path(
        "market-functions/<int:pk>/", functions.MarketFunctionChange.as_view(), name="market_function_change"
    ),
    path(
        "market-functions/<int:pk>/remove/",
        functions.MarketFunctionRemove.as_view(),
        name="market_function_remove",
    ),
    path(
        "markets/<int:pk>/interventions/new/",
        interventions.MarketInterventionNew.as_view(),
        name="market_intervention_new",
    ),
    path(INTERVENTION, interventions.MarketInterventionPage.as_view(), name="market_intervention"),
    path(
        f"{INTERVENTION}change/",
        interventions.MarketInterventionChange.as_view(),
        name="market_intervention_change",
    ),
    path(f"{INTERVENTION}attribution/", interventions.MarketAttribution.as_view(), name="market_attribution"),
    path(
        f"{INTERVENTION}remove/",
        interventions.MarketInterventionRemove.as_view(),
        name="market_intervention_remove",
    ),
    path(f"{INTERVENTION}jobs/new/", interventions.MarketJobsNew.as_view(), name="market_jobs_new"),
    path("market-jobs/<int:pk>/remove/", interventions.MarketJobsRemove.as_view(), name="market_jobs_remove"),
    path("market-steps/<int:pk>/", interventions.MarketStepChange.as_view(), name="market_step_change"),
]
