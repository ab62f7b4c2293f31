using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Api.Tests.Phases;
using TreatmentPlans.Application.Common;

namespace TreatmentPlans.Api.Tests.Transition;

/// <summary>Guardians, refusals and where a signature came from, of both plans (TRN-2). Today is Monday 5 January.</summary>
public sealed class TransitionSignatureTests
{
    private static readonly object Typed = new { role = "Counselor", method = "ElectronicTyped" };

    private static readonly object ContinuingCare = TransitionBodies.ContinuingCare.With(
        new { plannedDischargeOn = "2026-01-20", nextCare = new { provider = "Mill Street clinic", firstAppointmentOn = "2026-01-27" } });

    private CareInProgress _care = null!;

    public static TheoryData<string> Plans => new("relapse-prevention-plan", "continuing-care-plan");

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task A_guardian_signs_for_the_patient(string plan)
    {
        var (path, draft) = await WrittenAsync(plan);
        var guardian = await RelatedAsync(_care.PatientId.ToString(), "Guardian");
        var contact = await RelatedAsync(_care.PatientId.ToString(), "Contact");
        object Signing(string? who) => new { role = "Guardian", method = "PaperScan", signedAt = "2026-01-04T12:00:00Z", relatedPersonId = who };

        await _care.Counselor.Post($"{path}/signatures", Signing(null), draft.ETag).IsRefused(400, "REQUIRED");
        await RefusesAsync(path, Signing(contact.Id), draft, "UNKNOWN_REFERENCE", "/relatedPersonId");
        var signed = await _care.Counselor.Post($"{path}/signatures", Signing(guardian.Id), draft.ETag).Succeeds();
        await _care.Counselor.Post($"{path}/signatures", Signing(guardian.Id), signed.ETag).IsRefused(409, "ALREADY_SIGNED");
        var both = await _care.Counselor.Post($"{path}/signatures", Typed, signed.ETag).Succeeds();
        var active = await _care.Counselor.Post($"{path}/activate", null, both.ETag).Succeeds();

        Assert.Equal(
            ("Signed", "Guardian", guardian.Id, "2026-01-04", $"{_care.Organization.Counselor}"),
            ((string)active["current/patientSignatureStatus"]!, (string)active["current/signatures/0/role"]!, (string)active["current/signatures/0/signer/relatedPersonId"]!,
                (string)active["current/signatures/0/signedOn"]!, (string)active["current/signatures/0/recordedBy"]!));
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task A_patient_who_will_not_sign_refuses_before_a_witness_and_may_sign_later(string plan)
    {
        var (path, draft) = await WrittenAsync(plan);
        var patient = await _care.Organization.ClientAsync([Role.Patient], patient: _care.PatientId);
        var refusal = Refusal(new { witnessPractitionerId = $"{_care.Organization.Supervisor}" });

        await patient.Post($"{path}/signatures", refusal, draft.ETag).IsRefused(403, "INSUFFICIENT_SCOPE");
        await RefusesAsync(path, Refusal(new { witnessPractitionerId = $"{_care.Organization.Counselor}" }), draft, "WITNESS_IS_AUTHOR", "/refusal/witness");
        await RefusesAsync(path, Refusal(new { witnessPractitionerId = Guid.Empty }), draft, "UNKNOWN_REFERENCE", "/refusal/witnessPractitionerId");
        await RefusesAsync(path, Refusal(new { witnessRelatedPersonId = Guid.Empty }), draft, "UNKNOWN_REFERENCE", "/refusal/witnessRelatedPersonId");
        await _care.Counselor.Post($"{path}/signatures", Refusal(new { }), draft.ETag).IsRefused(400, "REQUIRED");
        var notHers = await _care.Counselor.Post($"{path}/signatures", refusal.With(new { role = "Counselor" }), draft.ETag).IsRefused(400, "INVALID_FORMAT");
        Assert.Equal([("/role", "INVALID_FORMAT")], notHers.Errors);
        await _care.Counselor.Post($"{path}/signatures", new { role = "Counselor" }, draft.ETag).IsRefused(400, "REQUIRED");

        var refused = await _care.Counselor.Post($"{path}/signatures", refusal, draft.ETag).Succeeds();
        Assert.Equal(("Refused", "She says it is nobody's business."), ((string)refused["draft/patientSignatureStatus"]!, (string)refused["draft/refusals/0/reason"]!));
        await _care.Counselor.Post($"{path}/signatures", refusal, refused.ETag).IsRefused(409, "ALREADY_SIGNED");
        await RefusesAsync(_care.Supervisor, path, Typed, refused, "WITNESS_IS_AUTHOR", "/role");
        var half = await _care.Counselor.Post($"{path}/activate", null, refused.ETag).IsRefused(422, "SIGNATURES_MISSING");
        Assert.Single(half.Errors);
        var signed = await _care.Counselor.Post($"{path}/signatures", Typed, refused.ETag).Succeeds();
        var active = await _care.Counselor.Post($"{path}/activate", null, signed.ETag).Succeeds();
        Assert.Equal(("Active", "Refused"), ((string)active["current/status"]!, (string)active["current/patientSignatureStatus"]!));

        var own = await patient.Post($"{path}/signatures", new { role = "Patient", method = "ElectronicTyped" }, active.ETag).Succeeds();
        Assert.Equal(("Signed", 1), ((string)own["current/patientSignatureStatus"]!, own["current/refusals"]!.AsArray().Count));
        await patient.Post($"{path}/signatures", new { role = "Patient", method = "ElectronicTyped" }, own.ETag).IsRefused(409, "NO_DRAFT");

        var events = (await _care.Supervisor.Get("/events?limit=200").Succeeds())["items"]!.AsArray().Select(item => (string)item!["type"]!);
        Assert.Contains($"{plan}.signature-refused", events);
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task Writing_anew_voids_a_refusal(string plan)
    {
        var (path, draft) = await WrittenAsync(plan);
        var refused = await _care.Counselor.Post($"{path}/signatures", Refusal(new { witnessPractitionerId = $"{_care.Organization.Supervisor}" }), draft.ETag).Succeeds();

        var changed = await _care.Counselor.Put(path, BodyOf(plan), refused.ETag).Succeeds();

        Assert.NotNull(changed["draft/refusals/0/voidedAt"]);
        Assert.Equal("Pending", (string)changed["draft/patientSignatureStatus"]!);
        var none = await _care.Counselor.Post($"{path}/activate", null, changed.ETag).IsRefused(422, "SIGNATURES_MISSING");
        Assert.Equal(2, none.Errors.Count());
    }

    [Theory]
    [MemberData(nameof(Plans))]
    public async Task Where_a_signature_came_from_is_kept_and_shown_to_nobody_who_reads_the_plan(string plan)
    {
        const string Browser = "Clinic-Tablet/7";
        var (path, draft) = await WrittenAsync(plan);

        var signed = await _care.Counselor.SendAsync(HttpMethod.Post, $"{path}/signatures", Typed, draft.ETag, headers: [("User-Agent", Browser)]).Succeeds();

        var origins = await _care.ReadAsync(async db => plan == "continuing-care-plan"
            ? (await db.ContinuingCarePlans.SingleAsync(p => p.EpisodeId == _care.EpisodeId)).Draft!.SignatureOrigins
            : (await db.RelapsePreventionPlans.SingleAsync(p => p.EpisodeId == _care.EpisodeId)).Draft!.SignatureOrigins);
        Assert.Equal(((string)signed["draft/signatures/0/id"]!, Browser), ($"{Assert.Single(origins).SignatureId}", origins[0].Origin.UserAgent));
        foreach (var text in new[] { signed.Text, (await _care.Counselor.Get(path).Succeeds()).Text, (await _care.Counselor.Get($"{path}/versions/1").Succeeds()).Text })
        {
            Assert.DoesNotContain("Clinic-Tablet", text, StringComparison.Ordinal);
            Assert.DoesNotContain("origin", text, StringComparison.OrdinalIgnoreCase);
        }
    }

    [Fact]
    public async Task The_printed_plan_names_the_guardian_and_tells_of_a_refusal()
    {
        var (path, draft) = await WrittenAsync("relapse-prevention-plan");
        var related = await RelatedAsync(_care.PatientId.ToString(), "Contact");
        await _care.Counselor.Post($"{path}/signatures", Refusal(new { witnessRelatedPersonId = related.Id }), draft.ETag).Succeeds();

        var refused = (await _care.Counselor.Get($"{path}/document").Succeeds()).Text;

        Assert.Contains("The patient did not want to sign on January 5, 2026, before Grace Fictional: She says it is nobody&#x27;s business.", refused, StringComparison.Ordinal);
        Assert.DoesNotContain("Patient: Dana Fictional", refused, StringComparison.Ordinal);
        var again = await _care.Counselor.Put(path, BodyOf("relapse-prevention-plan"), (await _care.Counselor.Get(path).Succeeds()).ETag).Succeeds();
        Assert.Contains("Patient: Dana Fictional", (await _care.Counselor.Get($"{path}/document").Succeeds()).Text, StringComparison.Ordinal);
        var guardian = await RelatedAsync(_care.PatientId.ToString(), "Guardian");
        await _care.Counselor.Post($"{path}/signatures", new { role = "Guardian", method = "PaperScan", relatedPersonId = guardian.Id }, again.ETag).Succeeds();
        var signed = (await _care.Counselor.Get($"{path}/document").Succeeds()).Text;
        Assert.Contains("Guardian", signed, StringComparison.Ordinal);
        Assert.Contains("Grace Fictional", signed, StringComparison.Ordinal);
        Assert.DoesNotContain("did not want to sign", signed, StringComparison.Ordinal);
    }

    private static object Refusal(object witness) => new { role = "Patient", refusal = new { reason = "She says it is nobody's business." }.With(witness) };

    private static object BodyOf(string plan) => plan == "continuing-care-plan" ? ContinuingCare : TransitionBodies.RelapsePrevention;

    /// <summary>A complete draft, by the counselor.</summary>
    private async Task<(string Path, ApiAnswer Draft)> WrittenAsync(string plan)
    {
        _care = await CareInProgress.StartAsync();
        var episode = $"/episodes/{_care.EpisodeId}";
        if (plan == "continuing-care-plan")
        {
            await TransitionBodies.PutInForceAsync(_care.Counselor, $"{episode}/relapse-prevention-plan", TransitionBodies.RelapsePrevention);
        }

        return ($"{episode}/{plan}", await _care.Counselor.Put($"{episode}/{plan}", BodyOf(plan), "\"0\"").Succeeds());
    }

    private Task<ApiAnswer> RelatedAsync(string patientId, string role) => _care.Counselor.Post(
        $"/patients/{patientId}/related-persons", new { role, givenName = "Grace", familyName = "Fictional", relationship = "mother" }).Succeeds();

    private Task RefusesAsync(string path, object body, ApiAnswer draft, string code, string pointer) =>
        RefusesAsync(_care.Counselor, path, body, draft, code, pointer);

    private static async Task RefusesAsync(ApiClient client, string path, object body, ApiAnswer draft, string code, string pointer)
    {
        var refused = await client.Post($"{path}/signatures", body, draft.ETag).IsRefused(422, code);
        Assert.Equal([(pointer, code)], refused.Errors);
    }
}
