using System.Globalization;
using System.Text.Json;
using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Discharges;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Discharges;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Application.Documents;

/// <summary>The discharge summary: what the course of care was, how it ended, and what comes after.</summary>
public sealed record GetDischargeDocument(EpisodeId EpisodeId) : IQuery<Document>;

internal sealed class GetDischargeDocumentHandler(IMediator mediator, IAppDbContext db, TimeProvider clock) : IRequestHandler<GetDischargeDocument, Document>
{
    public async Task<Document> Handle(GetDischargeDocument query, CancellationToken cancellationToken)
    {
        var (episode, program) = await db.GetEpisodeInProgramAsync(query.EpisodeId, cancellationToken);
        var discharge = await mediator.Send(new GetDischarge(query.EpisodeId), cancellationToken);
        var now = clock.GetUtcNow();
        var today = program.DateOf(now);
        var lastDay = discharge.DischargedOn < today ? discharge.DischargedOn : today;
        var packet = await mediator.Send(new GetReviewPacket(query.EpisodeId, lastDay, now), cancellationToken);
        var content = JsonSerializer.Deserialize<ReviewPacketContent>(packet.Content.Utf8.Span, DomainJson.Options)!;
        var patient = await db.Patients.AsNoTracking().GetAsync(patient => patient.Id == episode.PatientId, cancellationToken);
        var continuing = await db.ContinuingCarePlans.AsNoTracking().FirstOrDefaultAsync(plan => plan.EpisodeId == episode.Id, cancellationToken);
        var relapse = await db.RelapsePreventionPlans.AsNoTracking().FirstOrDefaultAsync(plan => plan.EpisodeId == episode.Id, cancellationToken);
        var named = discharge.Steps.Select(step => step.By).OfType<PractitionerId>().Distinct().ToList();
        var names = await db.Practitioners.AsNoTracking().Where(practitioner => named.Contains(practitioner.Id))
            .ToDictionaryAsync(practitioner => practitioner.Id, People.NameOf, cancellationToken);
        return new Document(
            "Discharge summary",
            $"{People.NameOf(patient)}, {program.Name}, as of {Words.Of(today)}",
            now,
            [
                About(episode, patient, discharge, content, lastDay),
                Levels(episode),
                new DocumentSection("Dimensions at admission and at the end", [ReviewPacketDocument.Ratings(content.Ratings)]),
                new DocumentSection("Attendance", [ReviewPacketDocument.Rates(content.Attendance)]),
                new DocumentSection("What became of the objectives", [ReviewPacketDocument.Objectives(content.Objectives)]),
                new DocumentSection("Scores and tests", ReviewPacketDocument.Scores(content)),
                After(continuing?.InForce?.Content, relapse?.InForce is not null, content.DischargePlan.ContinuingCareOutline),
                Steps(discharge, program, names),
                Confidentiality.Section(),
            ]);
    }

    private static DocumentSection About(
        Domain.Episodes.Episode episode, Patient patient, DischargeResponse discharge, ReviewPacketContent content, DateOnly lastDay) => new(
        "The course of care",
        [
            .. discharge.Status is DischargeStatus.Final
                ? Array.Empty<DocumentBlock>()
                : [new Notice($"{Words.Of(discharge.Status)}. This discharge is not final.")],
            Definitions.Given(
                ("Patient", $"{People.NameOf(patient)}, born {Words.Of(patient.BirthDate)}"),
                ("Diagnoses", string.Join(", ", content.Diagnoses.Select(one => one.Code))),
                ("Asked for treatment", Words.Of(episode.Referral.RequestedOn)),
                ("Admitted", Words.Of(episode.AdmittedOn)),
                ("Last day in care", Words.Of(discharge.DischargedOn)),
                ("Days in care", episode.AdmittedOn is { } admitted ? (lastDay.DayNumber - admitted.DayNumber).ToString(CultureInfo.InvariantCulture) : ""),
                ("How it ended", $"{Words.Of(discharge.Type)} (TEDS reason {discharge.TedsReason})"),
                ("Why", discharge.Reason),
                (
                    "Told before leaving against advice",
                    discharge.RiskDiscussion is { } risk
                        ? $"Risks on {Words.Of(risk.DiscussedOn)}; naloxone {(risk.NaloxoneOffered ? "offered" : "not offered")}; referral {(risk.ReferralOffered ? "offered" : "not offered")}"
                        : "")),
        ]);

    private static DocumentSection Levels(Domain.Episodes.Episode episode) => new(
        "Levels of care",
        [
            new Table(
                "From the admission on",
                ["From", "Level of care"],
                [.. episode.LevelOfCareStays.Select(stay => (IReadOnlyList<string>)[Words.Of(stay.EffectiveOn), Words.Of(stay.Level)])]),
        ]);

    private static DocumentSection After(ContinuingCareContent? plan, bool hasRelapsePrevention, string? outline) => new(
        "What comes after",
        [
            new Notice("In danger of your life call 911. In a crisis call or text 988, day and night."),
            Definitions.Given(
                (
                    "Next care",
                    plan?.NextCare is { } next
                        ? string.Join(", ", new[] { next.Provider, next.LevelOfCare is { } level ? Words.Of(level) : null, next.Phone }.OfType<string>())
                        : outline ?? "Not arranged in a plan that is in force"),
                ("First appointment", Words.Of(plan?.NextCare?.FirstAppointmentOn)),
                (
                    "Medication",
                    plan?.Medication is { } medication
                        ? string.Join(", ", new[] { Words.Of(medication.Standing), medication.Prescriber, medication.NextPrescriptionOn is { } on ? Words.Of(on) : null }.OfType<string>())
                        : ""),
                ("Mutual help", string.Join("; ", plan?.MutualHelp ?? [])),
                ("Recovery coach", plan?.RecoveryCoach ?? ""),
                ("Housing", plan?.Housing ?? ""),
                ("Work or school", plan?.WorkOrSchool ?? ""),
                ("We ask how it goes in weeks", string.Join(", ", plan?.CheckInWeeks ?? [])),
                ("To come back", string.Join("; ", plan?.ReEntry ?? [])),
                ("Relapse-prevention plan", hasRelapsePrevention ? "In force; the patient has it" : "None in force")),
        ]);

    private static DocumentSection Steps(DischargeResponse discharge, Program program, Dictionary<PractitionerId, string> names) => new(
        "Who decided",
        [
            new Table(
                "Steps of the discharge",
                ["Step", "On", "By", "Why"],
                [
                    .. discharge.Steps.Select(step => (IReadOnlyList<string>)
                    [
                        Words.Of(step.Status), Words.Of(program.DateOf(step.At)), step.By is { } by ? names.GetValueOrDefault(by, "") : "", step.Reason ?? "",
                    ]),
                ]),
        ]);
}
