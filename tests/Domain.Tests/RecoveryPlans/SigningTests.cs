using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Programs.Policies;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Tests.Programs;

namespace TreatmentPlans.Domain.Tests.RecoveryPlans;

public class SigningTests
{
    private static readonly DateOnly Day = TestPlans.Start;

    [Fact]
    public void Author_and_patient_put_the_version_in_force()
    {
        var plans = new TestPlans().Submitted();

        plans.Sign(SignatureRole.Author, Day, plans.Author);
        Assert.Equal(PlanVersionStatus.PendingSignature, plans.Plan.Status);
        plans.Sign(SignatureRole.Patient, Day);

        Assert.Equal(PlanVersionStatus.Active, plans.Plan.Status);
        Assert.Equal(Day, plans.Plan.Current.ActiveFrom);
        Assert.Null(plans.Plan.Current.CountersignatureDueOn);
        Assert.Single(plans.Plan.Events.OfType<PlanActivated>());
        Assert.All(plans.Plan.Current.Signatures, signature => Assert.Equal(plans.Plan.Current.ContentHash, signature.ContentHash));
    }

    [Fact]
    public void A_plan_of_an_author_under_supervision_owes_a_countersignature_within_days()
    {
        var plans = new TestPlans(independentAuthor: false).Active();

        Assert.Equal(PlanVersionStatus.Active, plans.Plan.Status);
        Assert.Equal(Day.AddDays(14), plans.Plan.Current.CountersignatureDueOn);

        plans.Sign(SignatureRole.Supervisor, Day.AddDays(3), plans.Supervisor);
        Assert.Null(plans.Plan.Current.CountersignatureDueOn);
    }

    [Fact]
    public void A_countersignature_before_activation_is_waited_for_where_policy_says_so()
    {
        var policies = ProgramPolicies.Default with { Countersignature = new CountersignaturePolicy(CountersignatureTiming.BeforeActivation, 0) };
        var plans = new TestPlans(independentAuthor: false, policies).Active();
        Assert.Equal(PlanVersionStatus.PendingSignature, plans.Plan.Status);
        Assert.Equal([SignatureRole.Supervisor], plans.Plan.Current.MissingSignatures(policies));

        plans.Sign(SignatureRole.Supervisor, Day, plans.Supervisor);

        Assert.Equal(PlanVersionStatus.Active, plans.Plan.Status);
    }

    [Fact]
    public void A_physician_signs_where_policy_says_so()
    {
        var policies = ProgramPolicies.Default with
        {
            ContentProfile = ContentProfilePolicy.Default with { PhysicianSignatureRequired = true },
        };
        var plans = new TestPlans(policies: policies).Active();
        Assert.Equal([SignatureRole.Physician], plans.Plan.Current.MissingSignatures(policies));

        plans.Sign(SignatureRole.Physician, Day, plans.Supervisor);

        Assert.Equal(PlanVersionStatus.Active, plans.Plan.Status);
    }

    [Theory]
    [InlineData(2026, 12, 31, true)]
    [InlineData(2027, 1, 1, false)]
    public void The_credential_counts_on_the_day_of_the_signature(int year, int month, int day, bool passes)
    {
        var plans = new TestPlans().Submitted();
        var on = new DateOnly(year, month, day);

        if (passes)
        {
            plans.Sign(SignatureRole.Author, on, plans.Author);
            Assert.Equal("LCSW", Assert.Single(plans.Plan.Current.Signatures).Credential);
            return;
        }

        Assert.Equal("CREDENTIAL_NOT_ACTIVE", Refused(() => plans.Sign(SignatureRole.Author, on, plans.Author)));
        Assert.Empty(plans.Plan.Current.Signatures);
    }

    [Fact]
    public void Nobody_countersigns_their_own_plan_and_nobody_without_an_independent_licence()
    {
        var plans = new TestPlans(independentAuthor: false).Active();

        Assert.Equal("SUPERVISOR_IS_AUTHOR", Refused(() => plans.Sign(SignatureRole.Supervisor, Day, plans.Author)));
        Assert.Equal("SUPERVISOR_NOT_INDEPENDENT", Refused(() => plans.Sign(SignatureRole.Supervisor, Day, TestPrograms.Counselor(false))));
        Assert.NotNull(plans.Plan.Current.CountersignatureDueOn);
    }

    [Fact]
    public void Nobody_signs_twice()
    {
        var plans = new TestPlans().Submitted();
        plans.Sign(SignatureRole.Author, Day, plans.Author);

        Assert.Equal("ALREADY_SIGNED", Refused(() => plans.Sign(SignatureRole.Author, Day, plans.Author)));
        Assert.Single(plans.Plan.Current.Signatures);
    }

    [Fact]
    public void A_draft_takes_no_signature()
    {
        var plans = new TestPlans();

        Assert.Equal("ILLEGAL_TRANSITION", Refused(() => plans.Sign(SignatureRole.Author, Day, plans.Author)));
    }

    [Fact]
    public void A_patient_may_refuse_before_a_witness_and_sign_later()
    {
        var plans = new TestPlans().Submitted();
        plans.Sign(SignatureRole.Author, Day, plans.Author);
        Assert.Equal(
            "WITNESS_IS_AUTHOR",
            Refused(() => plans.Plan.RefuseSignature("Wants to think.", new Actor(plans.Author.Id), plans.Policies, plans.On(Day))));

        plans.Plan.RefuseSignature("Wants to think.", new Actor(plans.Supervisor.Id), plans.Policies, plans.On(Day));

        Assert.Equal(PlanVersionStatus.Active, plans.Plan.Status);
        Assert.Equal(PatientSignatureStatus.Refused, plans.Plan.Current.PatientSignatureStatus);
        Assert.Empty(plans.Plan.Goals);
        plans.Sign(SignatureRole.Patient, Day.AddDays(1));
        Assert.Equal(PatientSignatureStatus.Signed, plans.Plan.Current.PatientSignatureStatus);
    }

    [Fact]
    public void A_refusal_is_recorded_once()
    {
        var plans = new TestPlans().Submitted();
        plans.Plan.RefuseSignature("Wants to think.", new Actor(plans.Supervisor.Id), plans.Policies, plans.On(Day));

        Assert.Equal(
            "ALREADY_SIGNED",
            Refused(() => plans.Plan.RefuseSignature("Again.", new Actor(plans.Supervisor.Id), plans.Policies, plans.On(Day))));
    }

    [Fact]
    public void Withdrawing_voids_signatures_and_keeps_their_rows()
    {
        var plans = new TestPlans().Submitted();
        plans.Sign(SignatureRole.Author, Day, plans.Author);

        plans.Plan.Withdraw("Another group.", plans.On(Day));

        Assert.Equal(PlanVersionStatus.Draft, plans.Plan.Status);
        Assert.NotNull(Assert.Single(plans.Plan.Current.Signatures).VoidedAt);
        plans.Active();
        Assert.Equal(3, plans.Plan.Current.Signatures.Count);
        Assert.Equal(1, plans.Plan.CurrentNumber);
    }

    [Fact]
    public void Activation_supersedes_the_version_on_hold_too()
    {
        var plans = new TestPlans().Active();
        plans.Plan.Hold("Hospital stay.", plans.On(Day.AddDays(2)));

        plans.Revise(Day.AddDays(5), TestPlans.Intensive);

        Assert.Equal([PlanVersionStatus.Superseded, PlanVersionStatus.Active], plans.Plan.Versions.Select(version => version.Status));
        Assert.DoesNotContain(plans.Plan.Versions[1].Signatures, signature => signature.SignedOn == Day);
    }

    [Fact]
    public void Late_paper_counts_from_the_day_it_was_signed()
    {
        var plans = new TestPlans().Submitted();
        var recorded = plans.On(Day.AddDays(6));
        Assert.Equal(PlanVersionStatus.PendingSignature, plans.Plan.Status);

        foreach (var (role, practitioner) in new[] { (SignatureRole.Author, plans.Author), (SignatureRole.Patient, null) })
        {
            plans.Plan.Sign(
                new Signing(
                    TypedId.New<SignatureId>(recorded.At), null, role, SignatureMethod.PaperScan,
                    practitioner is null ? new Actor(PatientId: plans.Plan.PatientId) : new Actor(practitioner.Id),
                    plans.On(Day.AddDays(1)).At, Day.AddDays(1), plans.Author.Id),
                practitioner,
                plans.Policies,
                recorded);
        }

        Assert.Equal(Day.AddDays(1), plans.Plan.Current.ActiveFrom);
        Assert.Equal(1, plans.Plan.VersionAsOf(Day.AddDays(2), recorded.At)?.Number);
        Assert.Null(plans.Plan.VersionAsOf(Day.AddDays(2), recorded.At.AddMinutes(-1)));
        Assert.Null(plans.Plan.VersionAsOf(Day, recorded.At));
    }

    [Fact]
    public void Whoever_signs_as_author_is_the_author()
    {
        var plans = new TestPlans().Submitted();
        var other = TestPrograms.Counselor();

        plans.Sign(SignatureRole.Author, Day, other);

        Assert.Equal((other.Id, other.Id), (plans.Plan.Current.AuthorId, plans.Plan.AuthorId));
    }

    [Fact]
    public void A_version_is_in_force_from_the_day_of_its_last_signature_or_refusal()
    {
        var (signed, refused) = (new TestPlans().Submitted(), new TestPlans().Submitted());
        signed.Sign(SignatureRole.Patient, Day.AddDays(2));
        signed.Sign(SignatureRole.Author, Day, signed.Author);
        refused.Sign(SignatureRole.Author, Day, refused.Author);
        refused.Plan.RefuseSignature("Wants to think.", new Actor(refused.Supervisor.Id), refused.Policies, refused.On(Day.AddDays(3)));

        Assert.Equal((Day.AddDays(2), Day.AddDays(3)), (signed.Plan.Current.ActiveFrom, refused.Plan.Current.ActiveFrom));
        Assert.All(new[] { signed, refused }, plans => Assert.Single(plans.Plan.Events, told => told.Type == "plan.activated"));
    }

    [Fact]
    public void A_refused_signature_points_at_the_field()
    {
        var plans = new TestPlans(independentAuthor: false).Submitted();

        Refusals.Refused("CREDENTIAL_NOT_ACTIVE", () => plans.Sign(SignatureRole.Author, new DateOnly(2027, 1, 1), plans.Author), "/role");
        Refusals.Refused(
            "WITNESS_IS_AUTHOR",
            () => plans.Plan.RefuseSignature("Wants to think.", new Actor(plans.Author.Id), plans.Policies, plans.On(Day)),
            "/refusal/witness");
        Refusals.Refused("SUPERVISOR_IS_AUTHOR", () => plans.Sign(SignatureRole.Supervisor, Day, plans.Author), "/role");
        Refusals.Refused("SUPERVISOR_NOT_INDEPENDENT", () => plans.Sign(SignatureRole.Supervisor, Day, TestPrograms.Counselor(false)), "/role");
        plans.Plan.Cancel("Started by mistake.", plans.On(Day));
        Refusals.Illegal("sign", () => plans.Sign(SignatureRole.Author, Day, plans.Author));
        Refusals.Illegal("sign", () => new TestPlans().Sign(SignatureRole.Patient, Day));
    }

    [Fact]
    public void A_hold_and_its_end_do_not_overtake_what_happened_later()
    {
        var plans = new TestPlans().Active();
        Refusals.Refused("DATE_OUT_OF_ORDER", () => plans.Plan.Hold("Hospital stay.", plans.On(Day.AddDays(-1))), "/occurredOn");
        plans.Plan.Hold("Hospital stay.", plans.On(Day.AddDays(2)));
        Refusals.Refused(
            "DATE_OUT_OF_ORDER", () => plans.Plan.Resume(plans.Policies.ReviewCadence, plans.On(Day.AddDays(1))), "/occurredOn");

        plans.Plan.Resume(plans.Policies.ReviewCadence, plans.On(Day.AddDays(2)));

        Assert.Equal(PlanVersionStatus.Active, plans.Plan.Status);
    }

    [Theory]
    [InlineData(-1, false)]
    [InlineData(0, true)]
    public void A_review_counts_for_a_long_hold_from_its_first_day(int days, bool passes)
    {
        var plans = new TestPlans().Active();
        plans.Review(Day.AddDays(5 + days));
        plans.Plan.Hold("Approved leave.", plans.On(Day.AddDays(5)));

        var refusal = Record.Exception(() => plans.Plan.Resume(plans.Policies.ReviewCadence, plans.On(Day.AddDays(30))));

        Assert.Equal(passes ? null : "REVIEW_REQUIRED", (refusal as DomainException)?.Error.Code);
    }

    [Fact]
    public void Where_a_signature_came_from_is_kept_beside_it_and_survives_a_withdrawal()
    {
        var plans = new TestPlans().Submitted();
        var act = plans.On(Day);
        var signing = new Signing(
            TypedId.New<SignatureId>(act.At), null, SignatureRole.Author, SignatureMethod.ElectronicTyped, act.By, act.At, Day, null,
            new RequestOrigin("192.0.2.7", "Browser/1"));

        var version = plans.Plan.Sign(signing, plans.Author, plans.Policies, act);
        plans.Plan.Withdraw("Another group.", act);

        Assert.Equal([new SignatureOrigin(signing.Id, new RequestOrigin("192.0.2.7", "Browser/1"))], version.SignatureOrigins);
    }

    [Fact]
    public void An_origin_is_cut_to_what_is_kept_of_it()
    {
        var origin = RequestOrigin.Of("", new string('x', RequestOrigin.UserAgentLength + 1));

        Assert.Equal((null, RequestOrigin.UserAgentLength), (origin.Address, origin.UserAgent!.Length));
        Assert.Equal(new RequestOrigin("2001:db8::1", "a"), RequestOrigin.Of("2001:db8::1", "a"));
    }

    [Theory]
    [InlineData(14, false)]
    [InlineData(15, true)]
    public void A_long_hold_is_reviewed_before_it_ends(int days, bool needsReview)
    {
        var plans = new TestPlans().Active();
        plans.Plan.Hold("Approved leave.", plans.On(Day));

        if (needsReview)
        {
            Assert.Equal("REVIEW_REQUIRED", Refused(() => plans.Plan.Resume(plans.Policies.ReviewCadence, plans.On(Day.AddDays(days)))));
            plans.Review(Day.AddDays(days));
        }

        plans.Plan.Resume(plans.Policies.ReviewCadence, plans.On(Day.AddDays(days)));
        Assert.Equal(PlanVersionStatus.Active, plans.Plan.Status);
    }

    private static string Refused(Action action) => Assert.Throws<DomainException>(action).Error.Code;
}
