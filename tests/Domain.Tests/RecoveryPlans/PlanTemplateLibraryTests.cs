using System.Text.Json;
using System.Text.RegularExpressions;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Domain.Tests.RecoveryPlans;

public sealed partial class PlanTemplateLibraryTests
{
    private static readonly DateOnly Today = new(2026, 1, 14);
    private static readonly DateTimeOffset Now = new(2026, 1, 14, 15, 0, 0, TimeSpan.Zero);
    private static readonly PractitionerId Responsible = TypedId.New<PractitionerId>(Now);

    public static TheoryData<string> Codes => [.. PlanTemplateLibrary.All.Select(definition => definition.Code)];

    [Fact]
    public void The_six_templates_are_there_each_code_once() =>
        Assert.Equal(
            [
                "adolescent",
                "alcohol-use",
                "cannabis-use",
                "co-occurring-depression-anxiety",
                "opioid-use-with-medication",
                "stimulant-use-16-weeks",
            ],
            PlanTemplateLibrary.All.Select(definition => definition.Code).Order(StringComparer.Ordinal));

    [Fact]
    public void An_organization_gets_each_as_its_own_first_version()
    {
        var organization = TypedId.New<OrganizationId>(Now);

        var published = PlanTemplateLibrary.PublishFor(organization, Today, Now).ToList();

        Assert.Equal(PlanTemplateLibrary.All, published.Select(template => template.Definition));
        Assert.All(published, template => Assert.Equal((organization, 1), (template.OrganizationId, template.TemplateVersion)));
        Assert.Distinct(published.Select(template => template.Id));
    }

    [Fact]
    public void They_come_in_the_order_of_their_codes() =>
        Assert.Equal(
            PlanTemplateLibrary.All.Select(definition => definition.Code).Order(StringComparer.Ordinal),
            PlanTemplateLibrary.All.Select(definition => definition.Code));

    [Fact]
    public void Publishing_is_told() =>
        Assert.All(PlanTemplateLibrary.PublishFor(TypedId.New<OrganizationId>(Now), Today, Now), template =>
        {
            var told = Assert.Single(template.Events);
            Assert.Equal(("plan-template.published", new EventSubject(template.Id.Value)), (told.Type, told.Subject));
            Assert.Equal(new AppliedTemplate(template.Id, template.Definition.Code, 1), template.Applied);
        });

    [Fact]
    public void One_from_which_no_plan_could_pass_is_refused_with_pointers_into_the_template()
    {
        var sound = Find("alcohol-use");
        var problem = sound.Problems[0];
        var goal = problem.Goals[0];
        var objective = goal.Objectives[0];
        var broken = sound with
        {
            Phases = [sound.Phases[0] with { EndDay = -1 }, .. sound.Phases.Skip(1).Select((phase, n) => n == 0 ? phase with { StartDay = -2 } : phase)],
            Problems =
            [
                problem with
                {
                    Goals =
                    [
                        goal with
                        {
                            Objectives =
                            [
                                objective with { TargetDay = 0, Interventions = [objective.Interventions[0] with { StartDay = 1, EndDay = 0 }] },
                                .. goal.Objectives.Skip(1),
                            ],
                        },
                        .. problem.Goals.Skip(1),
                    ],
                },
                .. sound.Problems.Skip(1),
            ],
        };

        var refused = Assert.Throws<DomainException>(() => PlanTemplate.Publish(
            TypedId.New<PlanTemplateId>(Now), TypedId.New<OrganizationId>(Now), 1, broken, Today)).Error;

        Assert.Equal("TEMPLATE_INVALID", refused.Code);
        Assert.Equal(
            [
                "/phases/0/endDay", "/phases/1/startDay", "/problems/0/goals/0/objectives/0/interventions/0/endDay",
                "/problems/0/goals/0/objectives/0/targetDay",
            ],
            refused.Errors.Select(error => error.Pointer).Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Only_the_adolescent_template_is_for_adolescents() =>
        Assert.Equal(
            ["adolescent"],
            PlanTemplateLibrary.All.Where(definition => definition.Audience == TemplateAudience.Adolescent).Select(definition => definition.Code));

    [Theory]
    [MemberData(nameof(Codes))]
    public void It_is_under_the_licence_of_the_repository_and_says_what_it_is_for(string code)
    {
        var definition = Find(code);

        Assert.Equal("MIT", definition.Licence);
        Assert.All([definition.Title, definition.Summary, definition.ContinuingCareOutline], Assert.NotEmpty);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void It_leads_from_problems_of_named_dimensions_to_goals_objectives_and_interventions(string code)
    {
        var problems = Find(code).Problems;

        Assert.InRange(problems.Count, 2, 4);
        Assert.All(problems, problem =>
        {
            Assert.NotEmpty(problem.Dimensions);
            Assert.InRange(problem.Goals.Count, 1, 2);
        });
        var goals = problems.SelectMany(problem => problem.Goals).ToList();
        Assert.All(goals, goal => Assert.NotEmpty(goal.Objectives));
        Assert.All(goals.SelectMany(goal => goal.Objectives), objective => Assert.InRange(objective.Interventions.Count, 1, 3));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void It_steps_down_from_intensive_outpatient_to_outpatient_day_after_day(string code)
    {
        var phases = Find(code).Phases;

        Assert.Equal([0, 1, 2, 3], phases.Select(phase => phase.Sequence));
        Assert.Equal(["2.1", "2.1", "1.5", "1.5"], phases.Select(phase => phase.LevelOfCare.Code));
        Assert.All(phases, phase => Assert.Equal(AsamEdition.Fourth, phase.LevelOfCare.Edition));
        Assert.Equal(
            [PhaseExit.PlanSigned, PhaseExit.Readiness, PhaseExit.Readiness, PhaseExit.Readiness], phases.Select(phase => phase.Exit));
        Assert.Equal(0, phases[0].StartDay);
        Assert.All(phases.Zip(phases.Skip(1)), pair =>
        {
            Assert.True(LevelsOfCare.RankOf(pair.Second.LevelOfCare) <= LevelsOfCare.RankOf(pair.First.LevelOfCare));
            Assert.True(pair.Second.TargetHoursPerWeek <= pair.First.TargetHoursPerWeek);
            Assert.Equal(pair.First.EndDay + 1, pair.Second.StartDay);
        });
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void The_patient_takes_over_more_with_each_step_and_gives_nothing_back(string code)
    {
        var phases = Find(code).Phases;
        var parties = phases.Select(phase => PhaseResponsibilities.Tasks.Select(task => phase.Responsibilities!.Of(task)!.Value).ToList()).ToList();

        Assert.All(parties[0], party => Assert.Equal(ResponsibleParty.Staff, party));
        Assert.All(parties.Zip(parties.Skip(1)), pair =>
        {
            Assert.All(pair.First.Zip(pair.Second), task => Assert.True(task.Second >= task.First));
            Assert.NotEqual(pair.First, pair.Second);
        });
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Its_services_reach_the_target_hours_of_each_phase_and_stay_within_the_level(string code)
    {
        var definition = Find(code);

        Assert.All(definition.Phases, phase =>
        {
            var level = LevelOfCarePolicy.Default.Hours.Single(hours => hours.Level == phase.LevelOfCare);
            var (minimum, below) = definition.Audience == TemplateAudience.Adult
                ? (level.MinimumAdult, level.BelowAdult)
                : (level.MinimumAdolescent, level.BelowAdolescent);
            var hours = HoursPerWeek(definition, phase);

            Assert.True(phase.TargetHoursPerWeek >= minimum, $"{phase.Name} aims at {phase.TargetHoursPerWeek}, below the {minimum} of the level.");
            Assert.True(hours >= phase.TargetHoursPerWeek, $"{phase.Name} offers {hours} of {phase.TargetHoursPerWeek} hours.");
            Assert.True(hours < below, $"{phase.Name} offers {hours} hours, the level ends below {below}.");
        });
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void An_objective_is_due_by_the_end_of_its_phase(string code)
    {
        var definition = Find(code);

        Assert.All(
            definition.Problems.SelectMany(problem => problem.Goals).SelectMany(goal => goal.Objectives),
            objective => Assert.True(
                objective.TargetDay <= definition.Phases.Single(phase => phase.Sequence == objective.PhaseSequence).EndDay,
                $"\"{objective.Text}\" is due on day {objective.TargetDay}, after its phase."));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Each_phase_after_orientation_waits_for_an_objective(string code)
    {
        var required = Find(code).Problems.SelectMany(problem => problem.Goals).SelectMany(goal => goal.Objectives)
            .Where(objective => objective.IsRequired)
            .Select(objective => objective.PhaseSequence)
            .ToHashSet();

        Assert.Superset(new HashSet<int?> { 1, 2, 3 }, required);
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void Moving_on_and_discharge_are_measured(string code)
    {
        var definition = Find(code);

        Assert.NotEmpty(definition.TransitionCriteria);
        Assert.NotEmpty(definition.DischargeCriteria);
        Assert.All(
            [.. definition.TransitionCriteria, .. definition.DischargeCriteria],
            criterion => Assert.False(SmartChecks.IsNotMeasurable(criterion.Measurement!), criterion.Text));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void A_plan_from_it_starts_on_its_day_and_leaves_the_patients_own_words_open(string code)
    {
        var content = Find(code).Apply(Today, Responsible, ReviewCadencePolicy.Default);

        Assert.Equal(Today, content.EffectiveFrom);
        Assert.Equal(Today.AddDays(30), content.NextReviewOn);
        Assert.Equal(Today, content.Phases[0].StartsOn);
        Assert.All(content.Problems, problem => Assert.Null(problem.Evidence));
        Assert.All(content.AllGoals(), goal => Assert.Null(goal.PatientWords));
        Assert.All(content.AllInterventions(), intervention => Assert.Equal(Responsible, intervention.ResponsiblePractitionerId));
    }

    [Theory]
    [MemberData(nameof(Codes))]
    public void It_speaks_of_people_with_respect(string code) =>
        Assert.DoesNotMatch(Disrespectful(), JsonSerializer.Serialize(Find(code), DomainJson.Options));

    [Fact]
    public void Medication_for_opioid_use_goes_on_to_the_end_of_the_path()
    {
        var definition = Find("opioid-use-with-medication");
        var lastDay = definition.Phases[^1].EndDay;

        Assert.Contains(
            definition.Problems.SelectMany(problem => problem.Goals).SelectMany(goal => goal.Objectives),
            objective => objective.Measurement.Measure == MeasureCode.MedicationDays && objective.TargetDay == lastDay);
        Assert.Contains(definition.DischargeCriteria, criterion => criterion.Measurement!.Measure == MeasureCode.MedicationDays);
    }

    [Fact]
    public void The_stimulant_template_runs_sixteen_weeks_with_contingency_management()
    {
        var definition = Find("stimulant-use-16-weeks");

        Assert.Equal(16 * 7 - 1, definition.Phases[^1].EndDay);
        Assert.Contains(
            definition.Problems.SelectMany(problem => problem.Goals).SelectMany(goal => goal.Objectives).SelectMany(objective => objective.Interventions),
            intervention => intervention.Modality == InterventionModality.ContingencyManagement);
    }

    [Fact]
    public void The_co_occurring_template_follows_depression_and_anxiety_beside_use()
    {
        var measures = Find("co-occurring-depression-anxiety").Problems
            .SelectMany(problem => problem.Goals).SelectMany(goal => goal.Objectives)
            .Select(objective => objective.Measurement.Measure!.Value)
            .ToHashSet();

        Assert.Superset(new HashSet<MeasureCode> { MeasureCode.Phq9Score, MeasureCode.Gad7Score, MeasureCode.UseDays }, measures);
    }

    private static PlanTemplateDefinition Find(string code) => PlanTemplateLibrary.All.Single(definition => definition.Code == code);

    private static decimal HoursPerWeek(PlanTemplateDefinition definition, TemplatePhase phase)
    {
        const decimal weeksInAMonth = 52m / 12;
        return definition.Problems.SelectMany(problem => problem.Goals).SelectMany(goal => goal.Objectives)
            .SelectMany(objective => objective.Interventions)
            // What others offer, and the minutes of a test, are no hours of the programme.
            .Where(intervention => intervention.Type is not (InterventionType.MutualHelpExternal or InterventionType.DrugTest))
            .Where(intervention => intervention.StartDay <= phase.StartDay && intervention.EndDay >= phase.EndDay)
            .Sum(intervention => intervention.Frequency.Times * intervention.DurationMinutes / 60m
                / (intervention.Frequency.Per == FrequencyPeriod.Month ? weeksInAMonth : 1));
    }

    [GeneratedRegex(@"\b(abus\w*|addicts?|alcoholics?|clean|dirty|drunk|non-?complian\w*|denial)\b", RegexOptions.IgnoreCase)]
    private static partial Regex Disrespectful();
}
