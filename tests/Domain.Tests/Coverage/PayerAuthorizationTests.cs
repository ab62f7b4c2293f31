using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.Tests.Episodes;
using static TreatmentPlans.Domain.Coverage.AuthorizationStatus;
using static TreatmentPlans.Domain.Tests.Coverage.TestAuthorizations;
using static TreatmentPlans.Domain.Tests.Patients.TestPatients;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.Coverage;

/// <summary>J.7 with D23, each legal and each illegal transition.</summary>
public sealed class PayerAuthorizationTests
{
    private static readonly DateOnly Today = new(2026, 1, 12);
    private static readonly DateTimeOffset Now = new(2026, 1, 12, 18, 0, 0, TimeSpan.Zero);

    private readonly TestEpisodes _care = new TestEpisodes().Admitted();
    private readonly PatientCoverage _coverage;

    public PayerAuthorizationTests() => _coverage = PatientCoverage.Add(
        Costs.First, _care.Patient, [], Costs.Terms(Costs.PlanYear(2026, Costs.Limits(1_500, 2_500))) with { To = new DateOnly(2026, 12, 31) }, "USD", Now);

    private AuthorizationRequest Asked => new(
        Costs.First, "", ["H0015"], AuthorizationUnit.Units, 15, new(2026, 1, 12), new(2026, 2, 15), TestEpisodes.Iop, Expedited: false, PreviousId: null);

    /// <summary>The first way to each status.</summary>
    public static TheoryData<AuthorizationStatus> Statuses => [.. Enum.GetValues<AuthorizationStatus>()];

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Every_transition_is_legal_where_the_text_says_so_and_nowhere_else(AuthorizationStatus status)
    {
        Try("submit", [Draft, Pended], a => a.Submit(_care.Episode, true, _care.Program, null, Now), Submitted);
        Try("pend", [Submitted], a => Decide(a, AuthorizationOutcome.Pended), Pended);
        Try("decide", [Submitted, Pended, Appealed], a => Decide(a, AuthorizationOutcome.Approved, 15), Approved);
        Try("decide", [Submitted, Pended, Appealed], a => Decide(a, AuthorizationOutcome.Approved, 12), PartiallyApproved);
        Try("decide", [Submitted, Pended, Appealed], a => Decide(a, AuthorizationOutcome.Denied), status == Appealed ? UpheldDenied : Denied);
        Try("appeal", [Denied, PartiallyApproved], a => a.Appeal("Needs more.", _care.Program, null, Now), Appealed);
        Try(
            "terminate",
            [Approved, PartiallyApproved, Active, Exhausted],
            a => a.Terminate(new(2026, 1, 20), "Coverage ended.", _care.Program, null, Now),
            Terminated);

        void Try(string action, AuthorizationStatus[] from, Action<PayerAuthorization> change, AuthorizationStatus to)
        {
            var authorization = In(status);
            var steps = authorization.Steps.Count;
            if (from.Contains(status))
            {
                change(authorization);
                Assert.Equal((to, to, steps + 1), (authorization.Status, authorization.Steps[^1].Status, authorization.Steps.Count));
                return;
            }

            Illegal(action, () => change(authorization));
            Assert.Equal((status, steps), (authorization.Status, authorization.Steps.Count));
        }
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void Entered_in_error_it_takes_no_more_changes_and_grants_nothing(AuthorizationStatus status)
    {
        var authorization = In(status);
        authorization.EnterInError(Mistake);

        Assert.Null(authorization.Period);
        Refused("ENTERED_IN_ERROR", () => authorization.EnterInError(Mistake));
        Refused("ENTERED_IN_ERROR", () => authorization.Submit(_care.Episode, true, _care.Program, null, Now));
        Refused("ENTERED_IN_ERROR", () => Decide(authorization, AuthorizationOutcome.Denied));
        Refused("ENTERED_IN_ERROR", () => authorization.Appeal("Again.", _care.Program, null, Now));
        Refused("ENTERED_IN_ERROR", () => authorization.Terminate(Today, "Again.", _care.Program, null, Now));
        authorization.Follow(1, Today, Now);
        authorization.CloseWithCare(Today, "Discharged.", _care.Program, Now);
        Assert.Equal(status, authorization.Status);
    }

    [Theory]
    [MemberData(nameof(Statuses))]
    public void What_runs_ends_with_its_care_and_what_is_asked_for_is_granted_up_to_then_only(AuthorizationStatus status)
    {
        var authorization = In(status);
        authorization.CloseWithCare(new(2026, 1, 20), "Discharged.", _care.Program, Now);

        var runs = status is Approved or PartiallyApproved or Active or Exhausted;
        Assert.Equal(runs || status == Terminated ? Terminated : status, authorization.Status);
        if (status is Submitted or Pended or Appealed)
        {
            Decide(authorization, AuthorizationOutcome.Approved, 15);
        }

        if (runs || status is Submitted or Pended or Appealed)
        {
            Assert.Equal(new DateOnly(2026, 1, 19), authorization.Period!.To);
            authorization.Follow(0, new(2026, 1, 20), Now);
            Assert.Equal(Terminated, authorization.Status);
        }
    }

    [Fact]
    public void Its_period_and_what_is_left_move_it()
    {
        var authorization = In(Approved, new(2026, 1, 12), new(2026, 2, 15));

        authorization.Follow(0, new(2026, 1, 11), Now);
        Assert.Equal(Approved, authorization.Status);
        authorization.Follow(0, new(2026, 1, 12), Now);
        Assert.Equal((Active, "authorization.status-changed"), (authorization.Status, authorization.Events[^1].Type));
        authorization.Follow(14, new(2026, 2, 9), Now);
        Assert.Equal((Active, 1m), (authorization.Status, authorization.Remaining));
        authorization.Follow(15, new(2026, 2, 10), Now);
        Assert.Equal(Exhausted, authorization.Status);
        authorization.Follow(16, new(2026, 2, 10), Now);
        Assert.Equal((Exhausted, -1m), (authorization.Status, authorization.Remaining));
        authorization.Follow(13, new(2026, 2, 11), Now);
        Assert.Equal(Active, authorization.Status);
        authorization.Follow(13, new(2026, 2, 15), Now);
        Assert.Equal(Active, authorization.Status);
        var before = authorization.Version;
        authorization.Follow(13, new(2026, 2, 15), Now);
        Assert.Equal(before, authorization.Version);
        authorization.Follow(13, new(2026, 2, 16), Now);
        Assert.Equal(Expired, authorization.Status);
        authorization.Follow(12, new(2026, 2, 16), Now);
        Assert.Equal((Expired, 3m), (authorization.Status, authorization.Remaining));
    }

    [Fact]
    public void What_was_not_looked_at_for_long_goes_through_every_status_in_between()
    {
        var authorization = In(Approved);
        authorization.Follow(13, new(2026, 3, 1), Now);
        var used = In(Exhausted);
        used.Follow(13, new(2026, 3, 1), Now);

        Assert.Equal([Draft, Submitted, Approved, Active, Expired], authorization.Steps.Select(step => step.Status));
        Assert.Equal([Active, Exhausted, Active, Expired], used.Steps.Skip(3).Select(step => step.Status));
        var still = In(Exhausted);
        still.Follow(15, new(2026, 3, 1), Now);
        Assert.Equal(Exhausted, still.Status);
    }

    [Fact]
    public void A_part_stands_while_the_payer_thinks_again_and_where_it_does_not_change_its_mind()
    {
        var authorization = In(PartiallyApproved);
        authorization.Appeal("Needs more.", _care.Program, null, Now);
        Assert.Equal(12, authorization.Period!.Approved);

        Assert.True(Decide(authorization, AuthorizationOutcome.Denied));
        Assert.Equal((PartiallyApproved, 12m, "Not now."), (authorization.Status, authorization.Period.Approved, authorization.DenialReason));

        authorization.Appeal("Needs more.", _care.Program, null, Now);
        Assert.False(Decide(authorization, AuthorizationOutcome.Approved, 15));
        Assert.Equal((Approved, 15m, null), (authorization.Status, authorization.Period.Approved, authorization.DenialReason));
    }

    [Fact]
    public void No_more_is_granted_than_was_asked_for()
    {
        Refused("UNITS_EXCEED_REQUEST", () => Decide(In(Submitted), AuthorizationOutcome.Approved, 15.01m), "/approvedUnits");
        Decide(In(Submitted), AuthorizationOutcome.Approved, 15);
    }

    [Fact]
    public void Less_than_was_asked_for_takes_a_reason_be_it_of_units_or_of_days()
    {
        var (from, to) = (Asked.From, Asked.To);
        Assert.False(Decide(15, from, to, null));
        Assert.False(Decide(15, from.AddDays(-1), to.AddDays(1), null));
        Assert.True(Decide(14.99m, from, to, "Fewer."));
        Assert.True(Decide(15, from.AddDays(1), to, "Later."));
        Assert.True(Decide(15, from, to.AddDays(-1), "Shorter."));
        Refused("REASON_REQUIRED", () => Decide(14.99m, from, to, null), "/reason");
        Refused("REASON_REQUIRED", () => Decide(15, from.AddDays(1), to, null), "/reason");
        Refused("REASON_REQUIRED", () => Decide(15, from, to.AddDays(-1), null), "/reason");
        Refused("PERIOD_ENDS_BEFORE_START", () => Decide(15, to, from, "Mixed up."), "/approvedTo");

        bool Decide(decimal units, DateOnly first, DateOnly last, string? reason) => In(Submitted).Decide(
            new PayerDecision(AuthorizationOutcome.Approved, "N-1", new(units, first, last), reason, null, Today), _care.Program, null, Now);
    }

    [Fact]
    public void A_decision_lies_between_the_request_and_today()
    {
        Refused("DATE_IN_FUTURE", () => On(Today.AddDays(1)), "/decidedOn");
        Refused("DATE_OUT_OF_ORDER", () => On(Today.AddDays(-1)), "/decidedOn");
        On(Today);

        void On(DateOnly day) => In(Submitted).Decide(
            new PayerDecision(AuthorizationOutcome.Denied, null, null, "Not now.", null, day), _care.Program, null, Now);
    }

    [Fact]
    public void It_ends_on_a_day_of_its_period()
    {
        Refused("DATE_OUT_OF_ORDER", () => On(new(2026, 1, 11)), "/closedFrom");
        Refused("DATE_OUT_OF_ORDER", () => On(new(2026, 2, 16)), "/closedFrom");
        Assert.Equal(new DateOnly(2026, 2, 14), On(new(2026, 2, 15)).Period!.To);
        var never = On(new(2026, 1, 12));
        Assert.False(never.Period!.IsFor(Line("01-12") with { Payer = "Harbor Mutual" }));

        PayerAuthorization On(DateOnly day)
        {
            var authorization = In(Active);
            authorization.Terminate(day, "Coverage ended.", _care.Program, null, Now);
            return authorization;
        }
    }

    [Fact]
    public void A_request_rests_on_ratings_of_the_last_14_days()
    {
        var (young, old) = (In(Draft), In(Draft));
        var now = new DateTimeOffset(2026, 1, 22, 18, 0, 0, TimeSpan.Zero);
        young.Submit(_care.Episode, false, _care.Program, null, now);
        Refused("RATINGS_REQUIRED", () => old.Submit(_care.Episode, false, _care.Program, null, now.AddDays(1)));
        Refused("RATINGS_REQUIRED", () => In(Draft).Submit(new TestEpisodes(_care.Patient).Screened().Episode, false, _care.Program, null, Now));

        Assert.Equal((Submitted, Draft), (young.Status, old.Status));
    }

    [Fact]
    public void To_continue_takes_an_active_plan_and_something_to_continue()
    {
        var previous = In(Active);
        var next = Make(Asked with { PreviousId = previous.Id }, previous);

        Refused("PLAN_NOT_ACTIVE", () => next.Submit(_care.Episode, false, _care.Program, null, Now));
        next.Submit(_care.Episode, true, _care.Program, null, Now);

        var denied = In(Denied);
        Refused("PREVIOUS_NOT_GRANTED", () => Make(Asked with { PreviousId = denied.Id }, denied), "/previousId");
        var wrong = In(Active);
        wrong.EnterInError(Mistake);
        Refused("UNKNOWN_REFERENCE", () => Make(Asked with { PreviousId = wrong.Id }, wrong), "/previousId");
    }

    [Fact]
    public void A_request_that_contradicts_itself_is_refused_by_pointer()
    {
        Refused("PERIOD_ENDS_BEFORE_START", () => Make(Asked with { To = Asked.From.AddDays(-1) }), "/to");
        Make(Asked with { To = Asked.From });
        Refused("COVERAGE_NOT_IN_FORCE", () => Make(Asked with { From = new(2024, 12, 31) }), "/from");
        Refused("COVERAGE_NOT_IN_FORCE", () => Make(Asked with { From = new(2027, 1, 1), To = new(2027, 2, 1) }), "/from");
        Refused("UNKNOWN_SERVICE_CODE", () => Make(Asked with { ServiceCodes = ["H0015", "X0000"] }), "/serviceCodes/1");
        Refused("UNKNOWN_SERVICE_CODE", () => Make(Asked with { ServiceCodes = ["0906"] }), "/serviceCodes/0");
        Refused("DUPLICATE", () => Make(Asked with { ServiceCodes = ["H0015", "H0015"] }), "/serviceCodes/1");
        Refused("UNKNOWN_LEVEL_OF_CARE", () => Make(Asked with { LevelOfCare = new(AsamEdition.Fourth, "9") }), "/levelOfCare/code");
        _coverage.EnterInError(Mistake);
        Refused("UNKNOWN_REFERENCE", () => Make(Asked), "/coverageId");
    }

    [Fact]
    public void Somebody_elses_coverage_is_none()
    {
        var other = PatientCoverage.Add(Costs.Second, Patient(), [], _coverage.Terms, "USD", Now);

        Refused("UNKNOWN_REFERENCE", () => PayerAuthorization.Draft(
            NewId(), _care.Episode, other, null, Asked, [], _care.Program, null, Now), "/coverageId");
    }

    [Theory]
    [InlineData(11, "2026-02-07", false)]
    [InlineData(11, "2026-02-08", true)]
    [InlineData(12, "2026-01-20", true)]
    [InlineData(15, "2026-01-20", true)]
    [InlineData(0, "2026-02-15", true)]
    [InlineData(0, "2026-02-16", false)]
    public void More_is_asked_for_when_little_is_left_or_little_time(decimal used, string day, bool expected)
    {
        var authorization = In(Active);
        authorization.Follow(used, DateOnly.Parse(day, null), Now);

        Assert.Equal(expected, authorization.IsRenewalDue(DateOnly.Parse(day, null), AuthorizationPolicy.Default));
    }

    private static AuthorizationId NewId() => TypedId.New<AuthorizationId>(Now);

    private PayerAuthorization Make(AuthorizationRequest request, PayerAuthorization? previous = null) =>
        PayerAuthorization.Draft(NewId(), _care.Episode, _coverage, previous, request, [], _care.Program, null, Now);

    private bool Decide(PayerAuthorization authorization, AuthorizationOutcome outcome, decimal? units = null)
    {
        var grant = units is { } granted ? new AuthorizationGrant(granted, Asked.From, Asked.To) : null;
        return authorization.Decide(
            new PayerDecision(outcome, grant is null ? null : "N-1", grant, units == 15 ? null : "Not now.", null, Today), _care.Program, null, Now);
    }

    private PayerAuthorization In(AuthorizationStatus status, DateOnly from, DateOnly to)
    {
        var authorization = Make(Asked with { From = from, To = to });
        return To(authorization, status);
    }

    private PayerAuthorization In(AuthorizationStatus status) => To(Make(Asked), status);

    private PayerAuthorization To(PayerAuthorization authorization, AuthorizationStatus status)
    {
        switch (status)
        {
            case Draft:
                break;
            case Submitted:
                authorization.Submit(_care.Episode, true, _care.Program, null, Now);
                break;
            case Pended:
                Decide(To(authorization, Submitted), AuthorizationOutcome.Pended);
                break;
            case Approved:
                Decide(To(authorization, Submitted), AuthorizationOutcome.Approved, 15);
                break;
            case PartiallyApproved:
                Decide(To(authorization, Submitted), AuthorizationOutcome.Approved, 12);
                break;
            case Denied:
                Decide(To(authorization, Submitted), AuthorizationOutcome.Denied);
                break;
            case Appealed:
                To(authorization, Denied).Appeal("Needs more.", _care.Program, null, Now);
                break;
            case UpheldDenied:
                Decide(To(authorization, Appealed), AuthorizationOutcome.Denied);
                break;
            case Active:
                To(authorization, Approved).Follow(0, Today, Now);
                break;
            case Exhausted:
                To(authorization, Active).Follow(15, Today, Now);
                break;
            case Expired:
                To(authorization, Active).Follow(13, new(2026, 2, 16), Now);
                break;
            case Terminated:
                To(authorization, Active).Terminate(new(2026, 1, 20), "Coverage ended.", _care.Program, null, Now);
                break;
        }

        return authorization;
    }
}
