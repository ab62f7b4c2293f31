using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Api.Tests.Hosting;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Domain.Common;

namespace TreatmentPlans.Api.Tests.RecoveryPlans;

public sealed class PlanSignatureTests : IAsyncLifetime
{
    private TestOrganization _organization = null!;
    private ApiAnswer _submitted = null!;

    private ApiClient Counselor => _organization.Client(Role.Counselor);

    private ApiClient Supervisor => _organization.Client(Role.Supervisor);

    private string Signatures => $"/plans/{_submitted.Id}/signatures";

    public async Task InitializeAsync()
    {
        _organization = await TestOrganization.CreateAsync();
        _submitted = await _organization.SubmittedAsync();
    }

    public Task DisposeAsync() => Task.CompletedTask;

    [Fact]
    public async Task A_patient_signs_with_a_client_of_their_own()
    {
        var patientId = (string)_submitted["patientId"]!;
        var patient = await _organization.ClientAsync([Role.Patient], patient: new PatientId(Guid.Parse(patientId)));

        var signed = await patient.Post(Signatures, new { role = "Patient", method = "ElectronicTyped" }, _submitted.ETag).Succeeds();

        Assert.Equal(patientId, (string?)signed["currentVersion/signatures/0/signer/patientId"]);
        Assert.Null(signed["currentVersion/signatures/0/recordedBy"]);
        await patient.Post(Signatures, new { role = "Author", method = "ElectronicTyped" }, signed.ETag).IsRefused(403, "INSUFFICIENT_SCOPE");
        await patient.Post(Signatures, new { role = "Patient", method = "ElectronicTyped" }, signed.ETag).IsRefused(409, "ALREADY_SIGNED");
    }

    [Fact]
    public async Task Where_a_signature_came_from_is_kept_and_shown_to_nobody_who_reads_the_plan()
    {
        const string Browser = "Clinic-Tablet/7";
        var signed = await Counselor.SendAsync(
            HttpMethod.Post,
            Signatures,
            new { role = "Author", method = "ElectronicTyped" },
            _submitted.ETag,
            headers: [("User-Agent", Browser)]).Succeeds();

        await _organization.ReadAsync(async db =>
        {
            var version = (await db.RecoveryPlans.SingleAsync()).Current;
            var origin = Assert.Single(version.SignatureOrigins);
            Assert.Equal((version.Signatures[0].Id, Browser), (origin.SignatureId, origin.Origin.UserAgent));
            Assert.Equal(Browser, (await db.AuditEntries.SingleAsync(entry => entry.Action == "signPlan")).UserAgent);
        });
        string[] readings =
        [
            signed.Text,
            (await Supervisor.Get($"/plans/{_submitted.Id}").Succeeds()).Text,
            (await Supervisor.Get($"/plans/{_submitted.Id}/versions/1").Succeeds()).Text,
            (await Supervisor.Get($"/plans/{_submitted.Id}/versions").Succeeds()).Text,
            (await Supervisor.Get("/events?limit=200").Succeeds()).Text,
        ];
        Assert.All(readings, text => Assert.DoesNotContain("Clinic-Tablet", text, StringComparison.Ordinal));
        Assert.All(readings, text => Assert.DoesNotContain("origin", text, StringComparison.OrdinalIgnoreCase));
    }

    [Fact]
    public async Task What_staff_type_is_not_the_patients_signature()
    {
        await Counselor.Post(Signatures, new { role = "Patient", method = "ElectronicTyped" }, _submitted.ETag)
            .IsRefused(403, "INSUFFICIENT_SCOPE");

        var taken = await Counselor.Post(Signatures, new { role = "Patient", method = "VerbalAttested" }, _submitted.ETag).Succeeds();

        Assert.Equal(_organization.Counselor.ToString(), (string?)taken["currentVersion/signatures/0/recordedBy"]);
    }

    [Fact]
    public async Task A_supervisor_countersigns_after_activation()
    {
        var active = await _organization.SignAsync(_submitted);

        var countersigned = await Supervisor.Post(Signatures, new { role = "Supervisor", method = "ElectronicTyped" }, active.ETag).Succeeds();

        Assert.Null(countersigned["currentVersion/countersignatureDueOn"]);
        Assert.Equal("LCSW", (string?)countersigned["currentVersion/signatures/2/credential"]);
        await Counselor.Post(Signatures, new { role = "Supervisor", method = "ElectronicTyped" }, active.ETag).IsRefused(403, "INSUFFICIENT_SCOPE");
    }

    [Fact]
    public async Task A_supervisor_who_is_the_author_does_not_countersign()
    {
        var authored = await Supervisor.Post(Signatures, new { role = "Author", method = "ElectronicTyped" }, _submitted.ETag).Succeeds();

        await Supervisor.Post(Signatures, new { role = "Supervisor", method = "ElectronicTyped" }, authored.ETag)
            .IsRefused(422, "SUPERVISOR_IS_AUTHOR");
    }

    [Fact]
    public async Task A_countersignature_takes_an_independent_licence()
    {
        var trainee = await _organization.ClientAsync([Role.Supervisor], practitioner: _organization.Counselor);
        var authored = await Supervisor.Post(Signatures, new { role = "Author", method = "ElectronicTyped" }, _submitted.ETag).Succeeds();

        await trainee.Post(Signatures, new { role = "Supervisor", method = "ElectronicTyped" }, authored.ETag)
            .IsRefused(422, "SUPERVISOR_NOT_INDEPENDENT");
    }

    [Fact]
    public async Task A_refusal_has_a_reason_and_a_witness_other_than_the_author()
    {
        var authored = await Counselor.Post(Signatures, new { role = "Author", method = "ElectronicTyped" }, _submitted.ETag).Succeeds();
        await Counselor.Post(Signatures, new { role = "Patient", refusal = new { reason = "Wants to think." } }, authored.ETag)
            .IsRefused(400, "REQUIRED");
        await Refuse(_organization.Counselor.ToString()).IsRefused(422, "WITNESS_IS_AUTHOR");
        await Refuse("019b8e07-0000-7000-8000-000000000000").IsRefused(422, "UNKNOWN_REFERENCE");

        var refused = await Refuse(_organization.Supervisor.ToString()).Succeeds();

        Assert.Equal("Active", (string?)refused["status"]);
        Assert.Equal("Refused", (string?)refused["currentVersion/patientSignatureStatus"]);
        Assert.Equal("Wants to think.", (string?)refused["currentVersion/refusals/0/reason"]);
        Assert.Empty(refused["goals"]!.AsArray());

        Task<ApiAnswer> Refuse(string witness) => Counselor.Post(
            Signatures, new { role = "Patient", refusal = new { reason = "Wants to think.", witnessPractitionerId = witness } }, authored.ETag);
    }

    [Fact]
    public async Task Only_paper_was_signed_at_another_time_and_never_in_the_future()
    {
        await Counselor.Post(
            Signatures, new { role = "Author", method = "ElectronicTyped", signedAt = "2026-01-05T09:00:00Z" }, _submitted.ETag)
            .IsRefused(400, "INVALID_FORMAT");
        await Counselor.Post(
            Signatures, new { role = "Author", method = "PaperScan", signedAt = "2099-01-05T09:00:00Z" }, _submitted.ETag)
            .IsRefused(422, "DATE_IN_FUTURE");
        await Counselor.Post(
            Signatures, new { role = "Author", method = "PaperScan", signedAt = "2019-12-31T12:00:00Z" }, _submitted.ETag)
            .IsRefused(422, "CREDENTIAL_NOT_ACTIVE");

        var signed = await Counselor.Post(
            Signatures, new { role = "Author", method = "PaperScan", signedAt = "2026-01-04T23:30:00Z" }, _submitted.ETag).Succeeds();

        Assert.Equal("2026-01-04", (string?)signed["currentVersion/signatures/0/signedOn"]);
    }

    [Fact]
    public async Task A_client_without_a_person_cannot_sign()
    {
        var nobody = await _organization.ClientAsync([Role.Counselor]);

        await nobody.Post(Signatures, new { role = "Author", method = "ElectronicTyped" }, _submitted.ETag)
            .IsRefused(403, "PRACTITIONER_REQUIRED");
    }

    [Fact]
    public async Task A_guardian_is_a_related_person_of_the_patient()
    {
        var patient = (string)_submitted["patientId"]!;
        var guardian = await Counselor.Post(
            $"/patients/{patient}/related-persons", new { role = "Guardian", givenName = "Ruth", familyName = "Núñez" }).Succeeds();
        await Counselor.Post(Signatures, new { role = "Guardian", method = "ElectronicDrawn" }, _submitted.ETag).IsRefused(400, "REQUIRED");
        await Counselor.Post(
            Signatures,
            new { role = "Guardian", method = "ElectronicDrawn", relatedPersonId = "019b8e07-0000-7000-8000-000000000000" },
            _submitted.ETag).IsRefused(422, "UNKNOWN_REFERENCE");

        var signed = await Counselor.Post(
            Signatures, new { role = "Guardian", method = "ElectronicDrawn", relatedPersonId = guardian.Id }, _submitted.ETag).Succeeds();

        Assert.Equal("Signed", (string?)signed["currentVersion/patientSignatureStatus"]);
    }

    [Fact]
    public async Task A_draft_is_not_signed()
    {
        var draft = await Counselor.Post($"/plans/{_submitted.Id}/withdraw", null, _submitted.ETag).Succeeds();

        await Counselor.Post(Signatures, new { role = "Author", method = "ElectronicTyped" }, draft.ETag).IsRefused(409, "ILLEGAL_TRANSITION");
    }
}
