using System.Text.Json;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Tests.Episodes;
using TreatmentPlans.Domain.Transition;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.Transition;

/// <summary>What is in force on which day, by what was known when (D10).</summary>
public sealed class TransitionPlanTests
{
    private static readonly RelapsePreventionContent Content = new() { WarningSigns = ["One"] };

    private readonly TestEpisodes _episodes = new TestEpisodes().Admitted();

    [Fact]
    public void It_was_in_force_from_its_activation_to_the_mark_that_it_does_not_hold()
    {
        var plan = Begun(12);
        Sign(plan, 13);
        plan.Activate(_episodes.Episode, _ => [], ActOf(14));

        Assert.Equal((bool?[])[null, false, false, true, true], new[] { 11, 12, 13, 14, 20 }.Select(day => plan.WasInForce(Day(day), At(25))));
        Assert.Equal((bool?[])[null, false, true], new[] { 11, 13, 14 }.Select(day => plan.WasInForce(Day(20), At(day))));

        plan.EnterInError(1, new EnteredInError("Another patient.", null, At(26)), ActOf(26));
        Assert.Equal((bool?[])[true, null], new[] { 25, 26 }.Select(day => plan.WasInForce(Day(20), At(day))));
    }

    [Fact]
    public void The_next_version_takes_the_place_of_the_one_in_force_and_a_draft_does_not()
    {
        var plan = Begun(12);
        Sign(plan, 12);
        plan.Activate(_episodes.Episode, _ => [], ActOf(12));
        plan.Write(Content with { WarningSigns = ["Two"] }, _episodes.Episode, ActOf(13));
        Assert.Equal((1, 2, 1), (plan.InForce!.Number, plan.Draft!.Number, plan.ActiveNumber));

        Sign(plan, 14);
        plan.Activate(_episodes.Episode, _ => [], ActOf(14));

        Assert.Equal([TransitionPlanStatus.Superseded, TransitionPlanStatus.Active], plan.Versions.Select(version => version.Status));
        Assert.Equal(2, plan.ActiveNumber);
        Assert.True(plan.WasInForce(Day(13), At(20)));
        Assert.NotEqual(plan.Versions[0].ContentHash, plan.Versions[1].ContentHash);
    }

    [Fact]
    public void A_refusal_changes_nothing()
    {
        var plan = Begun(12);
        var version = plan.Version;

        Refused("SIGNATURES_MISSING", () => plan.Activate(_episodes.Episode, _ => [], ActOf(13)), "/signatures", "/signatures");
        Assert.Throws<DomainException>(() => plan.Activate(_episodes.Episode, _ => [new PlanGap("/x", "RPP-1", "Missing.")], ActOf(13)));
        Assert.Throws<DomainException>(() => plan.EnterInError(2, new EnteredInError("None.", null, At(13)), ActOf(13)));

        Assert.Equal((version, TransitionPlanStatus.Draft), (plan.Version, plan.Versions.Single().Status));
    }

    [Fact]
    public void A_guardian_signs_for_the_patient()
    {
        var plan = Begun(12);
        SignAs(plan, TransitionSigner.Guardian, 13, new Actor(RelatedPersonId: TypedId.New<RelatedPersonId>(At(1))));
        Assert.Equal([TransitionSigner.Counselor], plan.Draft!.MissingSignatures);
        Assert.Equal(PatientSignatureStatus.Signed, plan.Draft.PatientSignatureStatus);
        Refused("ALREADY_SIGNED", () => SignAs(plan, TransitionSigner.Guardian, 13));
        Refused("ALREADY_SIGNED", () => Refuse(plan, Witness, 13));
        SignAs(plan, TransitionSigner.Counselor, 13);

        plan.Activate(_episodes.Episode, _ => [], ActOf(14));

        Assert.Equal(1, plan.ActiveNumber);
    }

    [Fact]
    public void Who_refuses_before_a_witness_does_not_stand_in_the_way_and_may_sign_later()
    {
        var plan = Begun(12);
        Refuse(plan, Witness, 13);
        Refused("ALREADY_SIGNED", () => Refuse(plan, Witness, 13));
        Assert.Equal([TransitionSigner.Counselor], plan.Draft!.MissingSignatures);
        SignAs(plan, TransitionSigner.Counselor, 13);
        plan.Activate(_episodes.Episode, _ => [], ActOf(14));
        Assert.Equal((Day(13), plan.InForce!.ContentHash, Witness), (plan.InForce.Refusals[0].RefusedOn, plan.InForce.Refusals[0].ContentHash, plan.InForce.Refusals[0].Witness));
        Refused("NO_DRAFT", () => SignAs(plan, TransitionSigner.Counselor, 15));
        Refused("NO_DRAFT", () => Refuse(plan, Witness, 15));

        SignAs(plan, TransitionSigner.Patient, 15);

        Assert.Equal(PatientSignatureStatus.Signed, plan.InForce.PatientSignatureStatus);
        Refused("NO_DRAFT", () => SignAs(plan, TransitionSigner.Patient, 16));
    }

    [Fact]
    public void Writing_anew_voids_a_refusal_too()
    {
        var plan = Begun(12);
        Refuse(plan, Witness, 13);

        plan.Write(Content with { WarningSigns = ["Two"] }, _episodes.Episode, ActOf(14));

        Assert.Equal(At(14), plan.Draft!.Refusals.Single().VoidedAt);
        Assert.Equal([TransitionSigner.Patient, TransitionSigner.Counselor], plan.Draft.MissingSignatures);
        Refuse(plan, Witness, 14);
        plan.Write(Content, _episodes.Episode, ActOf(15));
        Assert.Equal([At(14), At(15)], plan.Draft.Refusals.Select(refusal => refusal.VoidedAt!.Value));
    }

    [Fact]
    public void A_witness_has_neither_begun_the_draft_nor_signs_it_as_counselor()
    {
        var counselor = new Actor(_episodes.Counselor.Id);
        var own = RelapsePreventionPlan.Begin(
            TypedId.New<RelapsePreventionPlanId>(At(12)), Content, _episodes.Episode, ActOf(12) with { By = counselor });
        Refused("WITNESS_IS_AUTHOR", () => Refuse(own, counselor, 13), "/refusal/witness");

        var signed = Begun(12);
        SignAs(signed, TransitionSigner.Counselor, 13);
        Refused("WITNESS_IS_AUTHOR", () => Refuse(signed, counselor, 13), "/refusal/witness");

        var refused = Begun(12);
        Refuse(refused, counselor, 13);
        Refused("WITNESS_IS_AUTHOR", () => SignAs(refused, TransitionSigner.Counselor, 13), "/role");
        Assert.Empty(refused.Draft!.Signatures);
    }

    [Fact]
    public void Where_a_signature_came_from_stands_beside_it()
    {
        var plan = Begun(12);
        SignAs(plan, TransitionSigner.Patient, 13);
        SignAs(plan, TransitionSigner.Counselor, 13, origin: RequestOrigin.Of("203.0.113.7", "Clinic-Tablet/7"));

        var origin = Assert.Single(plan.Draft!.SignatureOrigins);
        Assert.Equal((plan.Draft.Signatures[1].Id, "Clinic-Tablet/7"), (origin.SignatureId, origin.Origin.UserAgent));
    }

    [Fact]
    public void What_was_stored_without_refusals_has_none()
    {
        const string Earlier = """
            {"number":1,"content":{"warningSigns":["One"]},"contentHash":"ab","status":"Active","signatures":[],"steps":[]}
            """;

        var read = JsonSerializer.Deserialize<TransitionPlanVersion<RelapsePreventionContent>>(Earlier, DomainJson.Options)!;

        Assert.Empty(read.Refusals);
        Assert.Empty(read.SignatureOrigins);
        Assert.Equal(PatientSignatureStatus.Pending, read.PatientSignatureStatus);
    }

    private static Actor Witness { get; } = new(TypedId.New<PractitionerId>(At(1)));

    private RelapsePreventionPlan Begun(int day) =>
        RelapsePreventionPlan.Begin(TypedId.New<RelapsePreventionPlanId>(At(day)), Content, _episodes.Episode, ActOf(day));

    private void Sign(RelapsePreventionPlan plan, int day)
    {
        SignAs(plan, TransitionSigner.Patient, day);
        SignAs(plan, TransitionSigner.Counselor, day);
    }

    private void SignAs(RelapsePreventionPlan plan, TransitionSigner role, int day, Actor? signer = null, RequestOrigin? origin = null) => plan.Sign(
        new TransitionSigning(
            TypedId.New<SignatureId>(At(day)), role, signer ?? new Actor(_episodes.Counselor.Id), SignatureMethod.PaperScan, At(day), Day(day), null, origin),
        _episodes.Counselor,
        _episodes.Episode,
        _ => [],
        ActOf(day));

    private void Refuse(RelapsePreventionPlan plan, Actor witness, int day) =>
        plan.RefuseSignature("Does not want to.", witness, _episodes.Episode, _ => [], ActOf(day));

    private static Act ActOf(int day) => new(Actor.Service, Day(day), At(day));

    private static DateOnly Day(int day) => new(2026, 1, day);

    private static DateTimeOffset At(int day) => new(2026, 1, day, 17, 0, 0, TimeSpan.Zero);
}
