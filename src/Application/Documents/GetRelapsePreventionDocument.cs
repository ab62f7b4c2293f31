using MediatR;
using Microsoft.EntityFrameworkCore;
using TreatmentPlans.Application.Common;
using TreatmentPlans.Application.Episodes;
using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.RecoveryPlans;
using TreatmentPlans.Domain.Skills;
using TreatmentPlans.Domain.Transition;

namespace TreatmentPlans.Application.Documents;

/// <summary>What the patient carries along against a relapse.</summary>
/// <param name="VersionNumber">That in force unless given, else the draft.</param>
public sealed record GetRelapsePreventionDocument(EpisodeId EpisodeId, int? VersionNumber) : IQuery<Document>;

internal sealed class GetRelapsePreventionDocumentHandler(IAppDbContext db, TimeProvider clock)
    : IRequestHandler<GetRelapsePreventionDocument, Document>
{
    public async Task<Document> Handle(GetRelapsePreventionDocument query, CancellationToken cancellationToken)
    {
        var (episode, program) = await db.GetEpisodeInProgramAsync(query.EpisodeId, cancellationToken);
        var plan = await db.RelapsePreventionPlans.AsNoTracking().GetAsync(plan => plan.EpisodeId == query.EpisodeId, cancellationToken);
        var version = query.VersionNumber is { } number
            ? plan.Versions.FirstOrDefault(version => version.Number == number)
            : plan.InForce ?? plan.Draft ?? plan.Versions[^1];
        if (version is null)
        {
            throw CommonErrors.NotFound();
        }

        List<Actor> named = [.. version.Signatures.Select(signature => signature.Signer), .. version.Refusals.Select(refusal => refusal.Witness)];
        var staff = named.Select(actor => actor.PractitionerId).OfType<PractitionerId>().Distinct().ToList();
        var family = named.Select(actor => actor.RelatedPersonId).OfType<RelatedPersonId>().Distinct().ToList();
        var batch = new QueryBatch();
        var patients = batch.Add(db.Patients.AsNoTracking().Where(patient => patient.Id == episode.PatientId));
        var practitioners = batch.Add(db.Practitioners.AsNoTracking().Where(practitioner => staff.Contains(practitioner.Id)));
        var relatives = batch.Add(db.RelatedPersons.AsNoTracking().Where(relative => family.Contains(relative.Id)));
        await db.RunAsync(batch, cancellationToken);
        var patient = patients.Rows is [var one] ? one : throw CommonErrors.NotFound();
        var now = clock.GetUtcNow();
        return new Document(
            "My relapse-prevention plan",
            $"{People.NameOf(patient)}, {program.Name}, as of {Words.Of(program.DateOf(now))}",
            now,
            [
                .. Sections(version),
                Signed(version, patient, new ActorNames(patient, relatives.Rows, practitioners.Rows)),
                Confidentiality.Section(),
            ]);
    }

    private static IEnumerable<DocumentSection> Sections(TransitionPlanVersion<RelapsePreventionContent> version)
    {
        var content = version.Content;
        if (version.Status is not TransitionPlanStatus.Active)
        {
            yield return new DocumentSection("About this plan", [new Notice($"{Words.Of(version.Status)}. Version {version.Number} is not in force.")]);
        }

        yield return new DocumentSection(
            "When it gets dangerous",
            [
                .. content.CrisisLines.Count == 0
                    ? Array.Empty<DocumentBlock>()
                    : [new Notice(string.Join("\n", content.CrisisLines.Select(line => $"{line.Name}: {line.Phone}")))],
                new Table(
                    "Whom I call, in this order",
                    ["Name", "Number", "When"],
                    [
                        .. content.EmergencyContacts.Select(contact => (IReadOnlyList<string>)
                            [contact.Name, contact.Phone, contact.IsAlwaysReachable ? "Day and night" : "When they can"]),
                    ]),
            ]);
        yield return Listed("What I and others notice first", content.WarningSigns);
        yield return new DocumentSection(
            "What is risky for me",
            [
                new Table(
                    "Situations, the most dangerous one first",
                    ["Situation", "How I keep away from it", "What I do when I am in it"],
                    [
                        .. content.HighRiskSituations.Select(situation => (IReadOnlyList<string>)
                            [situation.Description, situation.AvoidPlan ?? "", situation.CopePlan ?? ""]),
                    ]),
            ]);
        yield return new DocumentSection(
            "What helps me",
            [
                new Definitions([
                    .. content.CopingSkills.Select(SkillCatalogue.Find).OfType<Skill>().Select(skill => new Definition(skill.Title, skill.Practice)),
                ]),
            ]);
        yield return new DocumentSection(
            "If I have used",
            [new Paragraph("One slip is not the end. I do this, step by step:"), new Bullets(content.LapseSteps)]);
        yield return new DocumentSection(
            "Who and what goes along with me",
            [
                Definitions.Given(
                    ("People", Joined(content.SupportNetwork)),
                    ("Meetings", Joined(content.Meetings)),
                    ("Medication", Joined(content.Medications)),
                    (
                        "Naloxone",
                        content.Naloxone switch
                        {
                            NaloxoneStanding.AtHand => "I have it, and know how to use it",
                            NaloxoneStanding.Declined => "Offered; I do not want it",
                            NaloxoneStanding.NotIndicated => "Not needed: no opioid is about",
                            null => "",
                        })),
            ]);
        yield return Listed("Why I do this", content.ReasonsForRecovery);
        yield return Listed("How my days stay in balance", content.LifestyleBalance);
    }

    private static DocumentSection Listed(string heading, IReadOnlyList<string> items) =>
        new(heading, items.Count == 0 ? [new Paragraph("Nothing is written down yet.")] : [new Bullets(items)]);

    private static DocumentSection Signed(
        TransitionPlanVersion<RelapsePreventionContent> version, Patient patient, ActorNames names)
    {
        var signatures = version.Signatures.Where(signature => signature.VoidedAt is null).ToList();
        var open = version.Status is TransitionPlanStatus.Draft
            ? version.MissingSignatures.Select(role =>
                role == TransitionSigner.Patient ? $"Patient: {People.NameOf(patient)}" : Words.Of(role)).ToList()
            : [];
        return new DocumentSection(
            "Signatures",
            [
                .. signatures.Count == 0
                    ? Array.Empty<DocumentBlock>()
                    :
                    [
                        new Table(
                            "Who has signed",
                            ["Name", "As", "Credential", "How", "On"],
                            [
                                .. signatures.Select(signature => (IReadOnlyList<string>)
                                [
                                    names.Of(signature.Signer),
                                    Words.Of(signature.Role),
                                    signature.Credential ?? "",
                                    Words.Of(signature.Method),
                                    Words.Of(signature.SignedOn),
                                ]),
                            ]),
                    ],
                .. version.Refusals.Where(refusal => refusal.IsValid).Select(refusal => new Paragraph(Words.Of(refusal, names))),
                .. open.Count == 0 ? Array.Empty<DocumentBlock>() : [new SignatureLines(open)],
                new Paragraph($"Version {version.Number}. Fingerprint of what is signed (SHA-256 of the plan's content): {version.ContentHash}"),
            ]);
    }

    private static string Joined(IReadOnlyList<string> items) => string.Join("; ", items.Select(item => item.TrimEnd('.')));
}
