using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Skills;
using TreatmentPlans.Domain.Tests.Phases;
using static TreatmentPlans.Domain.Tests.Refusals;
using static TreatmentPlans.Domain.Tests.Skills.TestHomework;

namespace TreatmentPlans.Domain.Tests.Skills;

public sealed class HomeworkTests
{
    private static readonly DateOnly Assigned = new(2026, 1, 19);
    private static readonly DateOnly Due = new(2026, 1, 22);

    private readonly TestHomework _test = new();

    private Dictionary<string, Action<Homework>> Verbs => new()
    {
        ["accept"] = homework => homework.Accept(_test.On(Due)),
        ["start"] = homework => homework.Start(_test.On(Due)),
        ["submit"] = homework => _test.Submit(homework, Due),
        ["return"] = homework => homework.Return(_test.On(Due)),
        ["complete"] = homework => homework.Complete(_test.On(Due)),
        ["excuse"] = homework => homework.Excuse(_test.On(Due)),
        ["cancel"] = homework => homework.Cancel(_test.On(Due)),
    };

    [Fact]
    public void It_is_assigned_within_care_and_due_then_or_later()
    {
        var homework = _test.Assign(Draft(Assigned), Assigned);

        Assert.Equal((HomeworkStatus.Assigned, Assigned, Assigned), (homework.Status, homework.AssignedOn, homework.DueOn));
        Assert.Equal([new HomeworkAssigned(homework.Id, homework.PatientId, homework.EpisodeId)], homework.Events);
        Refused("DATE_OUT_OF_ORDER", () => _test.Assign(Draft(Assigned.AddDays(-1)), Assigned), "/dueOn");
        Refused("DATE_OUT_OF_ORDER", () => _test.Assign(Draft(Due) with { AssignedOn = new(2026, 1, 11) }, Assigned), "/assignedOn");
        Refused("DATE_IN_FUTURE", () => _test.Assign(Draft(Due) with { AssignedOn = Assigned.AddDays(1) }, Assigned), "/assignedOn");
        Assert.Equal(new DateOnly(2026, 1, 12), _test.Assign(Draft(Due) with { AssignedOn = new(2026, 1, 12) }, Assigned).AssignedOn);
    }

    [Fact]
    public void Skill_and_objective_are_there()
    {
        Refused("UNKNOWN_REFERENCE", () => _test.Assign(Draft(Due) with { SkillCode = "luck" }, Assigned), "/skillCode");
        Refused(
            "UNKNOWN_REFERENCE",
            () => _test.Assign(Draft(Due) with { ObjectiveId = TypedId.New<ObjectiveId>(TestPhases.NoonOf(Assigned)) }, Assigned),
            "/objectiveId");
    }

    /// <summary>J.6, each state against each verb.</summary>
    [Theory]
    [InlineData(HomeworkStatus.Assigned, "accept submit excuse cancel")]
    [InlineData(HomeworkStatus.Accepted, "start submit excuse cancel")]
    [InlineData(HomeworkStatus.InProgress, "submit excuse cancel")]
    [InlineData(HomeworkStatus.Submitted, "return complete excuse cancel")]
    [InlineData(HomeworkStatus.Returned, "submit excuse cancel")]
    [InlineData(HomeworkStatus.Completed, "")]
    [InlineData(HomeworkStatus.Missed, "submit")]
    [InlineData(HomeworkStatus.Excused, "")]
    [InlineData(HomeworkStatus.Cancelled, "")]
    public void From_each_state_it_goes_where_it_may_and_nowhere_else(HomeworkStatus from, string legal)
    {
        var allowed = legal.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        foreach (var (name, verb) in Verbs)
        {
            var homework = In(from);
            var steps = homework.Steps;
            if (allowed.Contains(name))
            {
                verb(homework);
                Assert.Equal(homework.Status, homework.Steps[^1].Status);
                Assert.Equal(steps.Count + 1, homework.Steps.Count);
            }
            else
            {
                Illegal(name, () => verb(homework));
                Assert.Equal((from, steps), (homework.Status, homework.Steps));
            }
        }
    }

    [Fact]
    public void What_was_asked_for_is_handed_in()
    {
        var homework = _test.Assign(Draft(Due), Assigned);

        Refused("EVIDENCE_REQUIRED", () => _test.Submit(homework, Due, note: null), "/evidence");
        Assert.Equal(HomeworkStatus.Assigned, homework.Status);

        var word = _test.Assign(Draft(Due) with { EvidenceType = HomeworkEvidenceType.None }, Assigned);
        _test.Submit(word, Due, note: null);
        Assert.Equal(HomeworkStatus.Submitted, word.Status);
    }

    [Fact]
    public void A_step_follows_the_one_before()
    {
        var homework = _test.Assign(Draft(Due), Assigned);
        homework.Accept(_test.On(Assigned.AddDays(1)));

        Refused("DATE_OUT_OF_ORDER", () => homework.Start(_test.On(Assigned)), "/on");
        homework.Start(_test.On(Assigned.AddDays(1)));
    }

    [Theory]
    [InlineData(7, HomeworkStatus.Assigned)]
    [InlineData(8, HomeworkStatus.Missed)]
    public void It_is_waited_for_seven_days_and_then_missed_once(int daysAfter, HomeworkStatus status)
    {
        var homework = _test.Assign(Draft(Due), Assigned);

        _test.Miss(homework, Due.AddDays(daysAfter));
        _test.Miss(homework, Due.AddDays(daysAfter));

        Assert.Equal(status, homework.Status);
        Assert.Equal(status == HomeworkStatus.Missed ? 1 : 0, homework.Steps.Count(step => step.Status == HomeworkStatus.Missed));
        Assert.All(homework.Steps.Where(step => step.Status == HomeworkStatus.Missed), step => Assert.Equal((Due.AddDays(8), Actor.Service), (step.On, step.By)));
    }

    [Theory]
    [InlineData(HomeworkStatus.Submitted)]
    [InlineData(HomeworkStatus.Returned)]
    [InlineData(HomeworkStatus.Completed)]
    [InlineData(HomeworkStatus.Excused)]
    [InlineData(HomeworkStatus.Cancelled)]
    public void What_was_handed_in_or_let_off_is_not_missed(HomeworkStatus status)
    {
        var homework = In(status);

        _test.Miss(homework, Due.AddDays(30));

        Assert.Equal(status, homework.Status);
    }

    [Fact]
    public void What_was_missed_is_handed_in_until_its_phase_ends()
    {
        var homework = _test.DueOn(2, 26);
        _test.Miss(homework, new(2026, 3, 6));
        _test.Advance();

        var refusal = Assert.Throws<DomainException>(() => _test.Submit(homework, new(2026, 3, 9))).Error;
        Assert.Equal(("PHASE_ENDED", ErrorKind.Conflict), (refusal.Code, refusal.Kind));

        homework.Submit(_test.On(new(2026, 3, 8), recordedAt: TestPhases.NoonOf(new(2026, 3, 9))), _test.Phases.Path);
        homework.Complete(_test.On(new(2026, 3, 9)));
        Assert.Equal((HomeworkStatus.Completed, false), (homework.Status, Now(homework)!.IsOnTime));
    }

    [Fact]
    public void What_was_handed_in_on_time_and_became_known_late_was_on_time()
    {
        var homework = _test.Assign(Draft(Due), Assigned);
        _test.Miss(homework, Due.AddDays(9));
        var learned = TestPhases.NoonOf(Due.AddDays(10));
        homework.Submit(_test.On(Due, recordedAt: learned), _test.Phases.Path);
        homework.Complete(_test.On(Due.AddDays(10)));

        Assert.Equal(HomeworkStatus.Missed, homework.StandingAsOf(Due.AddDays(9), learned.AddTicks(-1))!.Status);
        Assert.Equal(HomeworkStatus.Submitted, homework.StandingAsOf(Due.AddDays(9), learned)!.Status);
        Assert.True(Now(homework)!.IsOnTime);
    }

    [Fact]
    public void The_first_time_it_is_handed_in_counts_however_often_it_is_given_back()
    {
        var homework = _test.Assign(Draft(Due), Assigned);
        _test.Submit(homework, Due);
        homework.Return(_test.On(Due));
        _test.Submit(homework, Due.AddDays(5));
        Assert.False(Now(homework)!.IsCompleted);

        homework.Complete(_test.On(Due.AddDays(5)));

        Assert.True(Now(homework)!.IsOnTime);
    }

    [Fact]
    public void The_discharge_cancels_what_is_open_and_nothing_else()
    {
        var end = new EpisodeEnd(new(2026, 2, 28), DischargeType.Moved, 7, TypedId.New<DischargeId>(TestPhases.NoonOf(Due)), TestPhases.NoonOf(Due));
        foreach (var status in Enum.GetValues<HomeworkStatus>())
        {
            var homework = In(status);
            var open = status is HomeworkStatus.Assigned or HomeworkStatus.Accepted or HomeworkStatus.InProgress
                or HomeworkStatus.Submitted or HomeworkStatus.Returned;

            homework.EndWith(end, TestPhases.NoonOf(new(2026, 3, 1)));

            Assert.Equal(open ? HomeworkStatus.Cancelled : status, homework.Status);
            Assert.Equal(open, homework.Steps[^1].On == end.DischargedOn);
        }
    }

    [Fact]
    public void One_in_error_takes_no_more_changes_and_stands_nowhere_from_then_on()
    {
        var homework = _test.Assign(Draft(Due), Assigned);
        var at = TestPhases.NoonOf(Due);
        homework.EnterInError(new EnteredInError("Another patient.", null, at));

        Assert.All(Verbs.Values, verb => Refused("ENTERED_IN_ERROR", () => verb(homework)));
        Refused("ENTERED_IN_ERROR", () => homework.EnterInError(new EnteredInError("Again.", null, at)));
        _test.Miss(homework, Due.AddDays(20));
        Assert.Equal(HomeworkStatus.Assigned, homework.Status);
        Assert.NotNull(homework.StandingAsOf(Due, at.AddTicks(-1)));
        Assert.Null(homework.StandingAsOf(Due, at));
        Assert.Null(homework.StandingAsOf(Assigned.AddDays(-1), at.AddTicks(-1)));
    }

    private static HomeworkStanding? Now(Homework homework) => homework.StandingAsOf(DateOnly.MaxValue, DateTimeOffset.MaxValue);

    private Homework In(HomeworkStatus status)
    {
        var homework = _test.Assign(Draft(Due), Assigned);
        switch (status)
        {
            case HomeworkStatus.Accepted:
                Verbs["accept"](homework);
                break;
            case HomeworkStatus.InProgress:
                Verbs["accept"](homework);
                Verbs["start"](homework);
                break;
            case HomeworkStatus.Submitted:
                Verbs["submit"](homework);
                break;
            case HomeworkStatus.Returned:
                Verbs["submit"](homework);
                Verbs["return"](homework);
                break;
            case HomeworkStatus.Completed:
                Verbs["submit"](homework);
                Verbs["complete"](homework);
                break;
            case HomeworkStatus.Missed:
                _test.Miss(homework, Due.AddDays(8));
                break;
            case HomeworkStatus.Excused:
                Verbs["excuse"](homework);
                break;
            case HomeworkStatus.Cancelled:
                Verbs["cancel"](homework);
                break;
        }

        Assert.Equal(status, homework.Status);
        return homework;
    }
}
