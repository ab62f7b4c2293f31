using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Tests.Episodes;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.RecoveryPlans;

/// <summary>Ids of the items of a plan's content, and edits by id.</summary>
public class PlanItemTests
{
    private static readonly DateTimeOffset Now = TestEpisodes.Now;
    private static readonly PlanContent Content = TestPlans.Content(default).WithIds(new HashSet<(PlanItemKind, Guid)>(), Now);

    [Fact]
    public void Every_item_is_given_an_id_and_keeps_it()
    {
        var known = PlanItems.Of(Content).Select(item => (item.Kind, item.Id!.Value)).ToHashSet();

        Assert.Equal(PlanItems.Of(Content).Count(), known.Count);
        Assert.Equal(Content.ToCanonical(), Content.WithIds(known, Now.AddDays(1)).ToCanonical());
    }

    [Fact]
    public void An_id_that_is_not_the_plans_is_refused_where_it_stands()
    {
        var known = PlanItems.Of(Content).Where(item => item.Kind is not PlanItemKind.Phase).Select(item => (item.Kind, item.Id!.Value)).ToHashSet();

        Refused("UNKNOWN_ITEM", () => Content.WithIds(known, Now), "/phases/0/id", "/phases/1/id");
    }

    [Fact]
    public void An_id_given_twice_is_refused_where_it_stands_again()
    {
        var known = PlanItems.Of(Content).Select(item => (item.Kind, item.Id!.Value)).ToHashSet();
        var repeated = Content with { Phases = [.. Content.Phases, Content.Phases[0]] };

        Refused("DUPLICATE", () => repeated.WithIds(known, Now), "/phases/2/id");
    }

    [Fact]
    public void An_item_of_each_kind_is_changed_by_its_id_and_others_stay()
    {
        var problem = Content.Problems[1].Id!.Value;
        var goal = Content.AllGoals().Last().Id!.Value;
        var objective = Content.AllObjectives().ElementAt(1).Id!.Value;
        var intervention = Content.AllInterventions().ElementAt(1).Id!.Value;

        var changed = Content
            .Change(problem, known => known with { Title = "Other" })
            .Change(goal, known => known with { Statement = "Other" })
            .Change(objective, known => known with { Text = "Other" })
            .Change(intervention, known => known with { Text = "Other" });

        Assert.Equal(
            [
                "/problems/0/goals/0/objectives/1/interventions/0/text", "/problems/0/goals/0/objectives/1/text", "/problems/1/goals/0/statement",
                "/problems/1/title",
            ],
            PlanDiff.Between(Content, changed).Select(change => change.Pointer).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Of_two_interventions_of_an_objective_one_is_changed_or_removed()
    {
        var first = Content.AllObjectives().First();
        var two = Content
            .Change(first.Id!.Value, known => known with { Interventions = [.. known.Interventions, new Intervention { Text = "Second." }] })
            .WithIds(PlanItems.Of(Content).Select(item => (item.Kind, item.Id!.Value)).ToHashSet(), Now);
        var second = two.AllObjectives().First().Interventions[1].Id!.Value;

        Assert.Equal(
            ["Skills practice.", "Other."],
            two.Change(second, known => known with { Text = "Other." }).AllObjectives().First().Interventions.Select(known => known.Text));
        Assert.Equal(
            ["Skills practice."], two.Change(second, _ => null).AllObjectives().First().Interventions.Select(known => known.Text));
    }

    [Fact]
    public void An_item_that_is_not_there_is_not_found()
    {
        Refused("NOT_FOUND", () => Content.Change(TypedId.New<ProblemId>(Now), known => known));
        Refused("NOT_FOUND", () => Content.Change(TypedId.New<GoalId>(Now), known => known));
        Refused("NOT_FOUND", () => Content.Change(TypedId.New<ObjectiveId>(Now), known => known));
        Refused("NOT_FOUND", () => Content.Change(TypedId.New<InterventionId>(Now), known => known));
    }

    [Fact]
    public void What_the_episode_knows_fills_in_what_the_content_leaves_out()
    {
        var test = new TestEpisodes().Screened();
        Diagnose("F10.20", null);
        Diagnose("F41.1", new EnteredInError("Wrong chart.", null, Now));
        test.Rate(new(2026, 1, 9), 1, 0, 2, 1, 2, 1);
        var latest = test.Rate(new(2026, 1, 10), 0, 0, 1, 1, 2, 1);
        var sameDayLater = test.Episode.Rate(
            TypedId.New<DimensionRatingSetId>(Now), AsamEdition.Third, Programs.TestPrograms.Ratings(0, 0, 1, 1, 1, 1), latest.RatedOn,
            test.Counselor, test.Program, Now.AddMinutes(1));
        test.Rate(new(2026, 1, 8), 1, 0, 2, 1, 2, 1);
        test.Episode.EnterRatingsInError(test.Rate(new(2026, 1, 11), 1, 1, 1, 1, 1, 1).Id, new EnteredInError("Wrong chart.", null, Now));

        var filled = new PlanContent().ForEpisode(test.Episode);
        var own = TestPlans.Content(default);

        Assert.Equal([new PlanDiagnosis("F10.20", IsPrimary: true)], filled.Diagnoses);
        Assert.Equal((sameDayLater.RatedOn, sameDayLater.Ratings), (filled.DimensionRatings!.RatedOn, filled.DimensionRatings.Ratings));
        Assert.Equal((own.Diagnoses, own.DimensionRatings), (own.ForEpisode(test.Episode).Diagnoses, own.ForEpisode(test.Episode).DimensionRatings));
        Assert.Null(new PlanContent().ForEpisode(new TestEpisodes().Episode).DimensionRatings);

        void Diagnose(string code, EnteredInError? mark)
        {
            var diagnosis = new Domain.Episodes.Diagnosis(TypedId.New<DiagnosisId>(Now), code, code == "F10.20", new(2026, 1, 8), null, Now, null);
            test.Episode.Diagnose(diagnosis, test.Program);
            if (mark is not null)
            {
                test.Episode.EnterDiagnosisInError(diagnosis.Id, mark);
            }
        }
    }
}
