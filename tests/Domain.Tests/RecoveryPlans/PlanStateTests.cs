using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Tests.Episodes;

namespace TreatmentPlans.Domain.Tests.RecoveryPlans;

/// <summary>The state machine of a plan: every action in every state, with the event it records or the refusal.</summary>
public class PlanStateTests
{
    private static readonly DateOnly Day = TestPlans.Start.AddDays(2);

    private static readonly Dictionary<string, Func<TestPlans>> In = new()
    {
        ["Draft"] = () => new TestPlans(),
        ["PendingSignature"] = () => new TestPlans().Submitted(),
        ["Active"] = () => new TestPlans().Active(),
        ["Revised"] = () => After("Active", "revise"),
        ["OnHold"] = () => After("Active", "hold"),
        ["Completed"] = () => After("Active", "complete"),
        ["Discontinued"] = () => After("Active", "discontinue"),
        ["Cancelled"] = () => After("Draft", "cancel"),
        ["EnteredInError"] = () => After("Active", "enter-in-error"),
    };

    private static readonly Dictionary<string, Action<TestPlans>> Actions = new()
    {
        ["edit"] = plans => plans.Plan.EditDraft(content => content with { Strengths = ["Asks for help"] }, plans.On(Day)),
        ["submit"] = plans => plans.Submitted(Day),
        ["withdraw"] = plans => plans.Plan.Withdraw("Another group.", plans.On(Day)),
        ["revise"] = plans => plans.Plan.Revise(plans.Author.Id, "Review.", plans.On(Day)),
        ["hold"] = plans => plans.Plan.Hold("Hospital stay.", plans.On(Day)),
        ["resume"] = plans => plans.Plan.Resume(plans.Policies.ReviewCadence, plans.On(Day)),
        ["cancel"] = plans => plans.Plan.Cancel("Started by mistake.", plans.On(Day)),
        ["complete"] = plans => plans.Plan.Complete(plans.On(Day)),
        ["discontinue"] = plans => plans.Plan.Discontinue(plans.On(Day)),
        ["enter-in-error"] = plans => plans.Plan.EnterInError(1, "Another patient's.", plans.On(Day)),
        ["sign"] = plans => plans.Sign(SignatureRole.Author, Day, plans.Author),
        ["refuse"] = plans => plans.Plan.RefuseSignature("Wants to think.", new Actor(plans.Supervisor.Id), plans.Policies, plans.On(Day)),
    };

    [Theory]
    [InlineData("Draft", "submit", PlanVersionStatus.PendingSignature, "plan.submitted")]
    [InlineData("Draft", "cancel", PlanVersionStatus.Cancelled, "plan.cancelled")]
    [InlineData("Draft", "enter-in-error", PlanVersionStatus.EnteredInError, "plan.entered-in-error")]
    [InlineData("PendingSignature", "withdraw", PlanVersionStatus.Draft, "plan.withdrawn")]
    [InlineData("PendingSignature", "cancel", PlanVersionStatus.Cancelled, "plan.cancelled")]
    [InlineData("PendingSignature", "sign", PlanVersionStatus.PendingSignature, "plan.signed")]
    [InlineData("PendingSignature", "refuse", PlanVersionStatus.PendingSignature, "plan.signature-refused")]
    [InlineData("Active", "revise", PlanVersionStatus.Active, "plan.revised")]
    [InlineData("Active", "hold", PlanVersionStatus.OnHold, "plan.held")]
    [InlineData("Active", "complete", PlanVersionStatus.Completed, "plan.completed")]
    [InlineData("Active", "discontinue", PlanVersionStatus.Discontinued, "plan.discontinued")]
    [InlineData("Active", "enter-in-error", PlanVersionStatus.EnteredInError, "plan.entered-in-error")]
    [InlineData("Revised", "cancel", PlanVersionStatus.Active, "plan.cancelled")]
    [InlineData("Revised", "complete", PlanVersionStatus.Completed, "plan.completed")]
    [InlineData("OnHold", "resume", PlanVersionStatus.Active, "plan.resumed")]
    [InlineData("OnHold", "revise", PlanVersionStatus.OnHold, "plan.revised")]
    [InlineData("OnHold", "complete", PlanVersionStatus.Completed, "plan.completed")]
    [InlineData("OnHold", "discontinue", PlanVersionStatus.Discontinued, "plan.discontinued")]
    public void It_moves_and_tells(string from, string action, PlanVersionStatus to, string occurrence)
    {
        var plans = In[from]();
        plans.Plan.MarkSaved();

        Actions[action](plans);

        Assert.Equal(to, plans.Plan.Status);
        Assert.Equal(to, plans.Plan.Current.Status);
        Assert.Contains(occurrence, plans.Plan.Events.Select(told => told.Type));
        Assert.All(plans.Plan.Events, told => Assert.Equal((plans.Plan.Id, plans.Plan.PatientId), (told.Subject.PlanId, told.Subject.PatientId)));
    }

    [Theory]
    [InlineData("PendingSignature", "edit", "PLAN_LOCKED")]
    [InlineData("PendingSignature", "submit", "ILLEGAL_TRANSITION")]
    [InlineData("PendingSignature", "revise", "DRAFT_EXISTS")]
    [InlineData("PendingSignature", "hold", "ILLEGAL_TRANSITION")]
    [InlineData("Draft", "withdraw", "ILLEGAL_TRANSITION")]
    [InlineData("Draft", "revise", "DRAFT_EXISTS")]
    [InlineData("Draft", "hold", "ILLEGAL_TRANSITION")]
    [InlineData("Draft", "resume", "ILLEGAL_TRANSITION")]
    [InlineData("Draft", "complete", "ILLEGAL_TRANSITION")]
    [InlineData("Draft", "sign", "ILLEGAL_TRANSITION")]
    [InlineData("Draft", "refuse", "ILLEGAL_TRANSITION")]
    [InlineData("Active", "edit", "NO_DRAFT")]
    [InlineData("Active", "submit", "NO_DRAFT")]
    [InlineData("Active", "withdraw", "NO_DRAFT")]
    [InlineData("Active", "cancel", "NO_DRAFT")]
    [InlineData("Active", "resume", "ILLEGAL_TRANSITION")]
    [InlineData("Active", "sign", "ILLEGAL_TRANSITION")]
    [InlineData("Revised", "revise", "DRAFT_EXISTS")]
    [InlineData("OnHold", "hold", "ILLEGAL_TRANSITION")]
    [InlineData("Completed", "revise", "ILLEGAL_TRANSITION")]
    [InlineData("Completed", "hold", "ILLEGAL_TRANSITION")]
    [InlineData("Completed", "complete", "ILLEGAL_TRANSITION")]
    [InlineData("Completed", "discontinue", "ILLEGAL_TRANSITION")]
    [InlineData("Completed", "sign", "ILLEGAL_TRANSITION")]
    [InlineData("Discontinued", "revise", "ILLEGAL_TRANSITION")]
    [InlineData("Cancelled", "submit", "NO_DRAFT")]
    [InlineData("Cancelled", "complete", "ILLEGAL_TRANSITION")]
    [InlineData("EnteredInError", "enter-in-error", "ILLEGAL_TRANSITION")]
    [InlineData("EnteredInError", "revise", "ILLEGAL_TRANSITION")]
    public void Or_it_refuses_and_stays(string from, string action, string code)
    {
        var plans = In[from]();
        plans.Plan.MarkSaved();
        var (status, version) = (plans.Plan.Status, plans.Plan.Version);

        var refused = Assert.Throws<DomainException>(() => Actions[action](plans)).Error;

        Assert.Equal(code, refused.Code);
        Assert.Equal((status, version), (plans.Plan.Status, plans.Plan.Version));
        Assert.Empty(plans.Plan.Events);
        if (code == "ILLEGAL_TRANSITION" && action is not ("refuse" or "sign"))
        {
            Assert.StartsWith($"'{action}'", refused.Detail, StringComparison.Ordinal);
        }
    }

    [Fact]
    public void Opening_tells_of_the_plan_and_remembers_whose_it_is()
    {
        var plans = new TestPlans();

        Assert.Contains("plan.opened", plans.Plan.Events.Select(told => told.Type));
        Assert.NotEqual(default, plans.Plan.Id);
        Assert.NotEqual(default, plans.Plan.OrganizationId);
        Assert.NotEqual(default, plans.Plan.EpisodeId);
        Assert.NotEqual(default, plans.Plan.ProgramId);
    }

    [Fact]
    public void An_episode_that_has_ended_gets_no_plan()
    {
        var course = new TestEpisodes().Screened();
        course.Episode.Decline(course.Declination, course.Program);

        var refused = Assert.Throws<DomainException>(() => RecoveryPlan.Open(
            TypedId.New<RecoveryPlanId>(TestEpisodes.Now), course.Episode, course.Counselor.Id, new PlanContent(), null, ProgramPolicies.Default,
            new Act(new Actor(course.Counselor.Id), Day, TestEpisodes.Now)));

        Assert.Equal("EPISODE_NOT_OPEN", refused.Error.Code);
    }

    [Fact]
    public void An_edit_is_another_version_of_the_resource()
    {
        var plans = new TestPlans();
        plans.Plan.MarkSaved();
        var version = plans.Plan.Version;

        Actions["edit"](plans);

        Assert.Equal(version + 1, plans.Plan.Version);
        Assert.Equal(["Asks for help"], plans.Plan.Current.Document.Strengths);
    }

    [Fact]
    public void A_cancelled_draft_leaves_the_version_in_force()
    {
        var plans = After("Revised", "cancel");

        Assert.Equal([PlanVersionStatus.Active, PlanVersionStatus.Cancelled], plans.Plan.Versions.Select(version => version.Status));
        Assert.Equal((1, (int?)null), (plans.Plan.CurrentNumber, plans.Plan.DraftNumber));
        Assert.Equal("Started by mistake.", plans.Plan.Versions[1].Transitions[^1].Reason);
    }

    [Fact]
    public void A_draft_that_nobody_signed_ends_with_the_plan()
    {
        var plans = After("Revised", "complete");

        Assert.Equal([PlanVersionStatus.Completed, PlanVersionStatus.Cancelled], plans.Plan.Versions.Select(version => version.Status));
        Assert.Equal(1, plans.Plan.CurrentNumber);
        Assert.Null(plans.Plan.Unsigned);
    }

    [Fact]
    public void Beside_a_draft_the_version_in_force_stands_for_the_plan()
    {
        var plans = After("Active", "revise");

        Assert.Equal((1, (int?)2), (plans.Plan.CurrentNumber, plans.Plan.DraftNumber));
        Assert.Equal("Review.", plans.Plan.Unsigned!.RevisionReason);
    }

    [Fact]
    public void A_version_entered_in_error_was_in_force_on_no_day_for_who_knows_of_it()
    {
        var plans = In["EnteredInError"]();

        Assert.Null(plans.Plan.VersionAsOf(TestPlans.Start, plans.On(Day).At));
        Assert.Equal(1, plans.Plan.VersionAsOf(TestPlans.Start, plans.On(Day).At.AddSeconds(-1))?.Number);
    }

    [Fact]
    public void A_version_that_is_not_there_is_not_found()
    {
        var plans = In["Active"]();

        Assert.Equal(1, plans.Plan.GetVersion(1).Number);
        Assert.Equal("NOT_FOUND", Assert.Throws<DomainException>(() => plans.Plan.GetVersion(2)).Error.Code);
    }

    [Fact]
    public void A_signature_withdrawn_twice_keeps_the_day_of_the_first()
    {
        var plans = new TestPlans().Submitted();
        plans.Sign(SignatureRole.Author, TestPlans.Start, plans.Author);
        plans.Plan.RefuseSignature("Wants to think.", new Actor(plans.Supervisor.Id), RequirePhysician(plans), plans.On(TestPlans.Start));
        plans.Plan.Withdraw("First.", plans.On(Day));
        plans.Submitted(Day);
        plans.Plan.Withdraw("Second.", plans.On(Day.AddDays(1)));

        Assert.Equal(plans.On(Day).At, Assert.Single(plans.Plan.Current.Signatures).VoidedAt);
        Assert.Equal(plans.On(Day).At, Assert.Single(plans.Plan.Current.Refusals).VoidedAt);
    }

    private static ProgramPolicies RequirePhysician(TestPlans plans) => plans.Policies with
    {
        ContentProfile = plans.Policies.ContentProfile with { PhysicianSignatureRequired = true },
    };

    private static TestPlans After(string from, string action)
    {
        var plans = In[from]();
        Actions[action](plans);
        return plans;
    }
}
