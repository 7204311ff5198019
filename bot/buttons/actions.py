"""Every action there is, whatever its subject."""

from dataclasses import dataclass

from bot.buttons import corrections, instance, interests, preferences, reading, rulings


@dataclass(frozen=True, slots=True, kw_only=True)
class Dismiss:
    """Leave everything as it is and take the question away."""


Action = (
    reading.OpenStory
    | reading.OpenBriefing
    | reading.OpenProof
    | reading.OpenTimeline
    | reading.OpenWhy
    | reading.OpenStoryPeople
    | reading.ListActors
    | reading.OpenPerson
    | reading.OpenStatements
    | reading.ExportStatements
    | reading.OpenLine
    | preferences.OpenSettings
    | preferences.BackToSettings
    | preferences.ChooseHour
    | preferences.SetHour
    | preferences.ToggleHour
    | preferences.ChoosePlace
    | preferences.SetZone
    | preferences.FinishStart
    | preferences.SetLength
    | preferences.ToggleSilent
    | preferences.ToggleWeekday
    | preferences.Pause
    | preferences.Unsubscribe
    | preferences.ForgetMe
    | interests.SetStoryStance
    | interests.SetActorStance
    | interests.ListInterests
    | interests.DropInterest
    | instance.ShowChange
    | instance.ShowRevision
    | instance.PublishRevision
    | instance.DiscardRevision
    | instance.ChooseFeed
    | instance.RemoveSource
    | corrections.OpenCorrecting
    | corrections.ListLines
    | corrections.StrikeLine
    | corrections.ListTheirArticles
    | corrections.PartPerson
    | corrections.ListAlike
    | corrections.MergePeople
    | corrections.RemovePerson
    | corrections.ListCorrections
    | corrections.WithdrawCorrection
    | rulings.OpenRuling
    | rulings.ListItsArticles
    | rulings.TakeOut
    | rulings.ListCloseStories
    | rulings.JoinStories
    | rulings.ListRulings
    | rulings.WithdrawRuling
    | Dismiss
)
