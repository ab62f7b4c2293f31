using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.Documents;

/// <summary>A version of a plan in the words of the one it is for. What was signed stands in it whole; what became of the items since is added.</summary>
internal sealed class PlanDocument(
    RecoveryPlan plan,
    PlanVersion version,
    Patient patient,
    IEnumerable<RelatedPerson> relatives,
    Program program,
    IEnumerable<Practitioner> practitioners,
    IReadOnlyList<IReadOnlyList<string>> week,
    DateOnly asOf,
    DateTimeOffset knownAt)
{
    private readonly PlanContent _content = version.Document;
    private readonly PlanVersionStatus _status = version.StatusAsOf(asOf, knownAt) ?? version.Status;
    private readonly ActorNames _names = new(patient, relatives, practitioners);
    private readonly Dictionary<GoalId, GoalRecord> _goals = plan.Goals.ToDictionary(record => record.GoalId, record => record.AsOf(asOf, knownAt));

    private readonly Dictionary<ObjectiveId, ObjectiveRecord> _objectives =
        plan.Objectives.ToDictionary(record => record.ObjectiveId, record => record.AsOf(asOf, knownAt));

    private IReadOnlyList<PlanSignature> Signatures =>
        [.. version.Signatures.Where(signature => signature.IsValid && Act.IsSeen(signature.SignedOn, signature.RecordedAt, asOf, knownAt))];

    private IReadOnlyList<SignatureRefusal> Refusals =>
        [.. version.Refusals.Where(refusal => refusal.IsValid && Act.IsSeen(refusal.RefusedOn, refusal.RecordedAt, asOf, knownAt))];

    /// <summary>Whose names it takes to write the document.</summary>
    public static IEnumerable<PractitionerId> PractitionersIn(PlanVersion version) =>
        version.Signatures.Select(signature => signature.Signer.PractitionerId)
            .Concat(version.Refusals.Select(refusal => refusal.Witness.PractitionerId))
            .Concat(version.Document.AllInterventions().Select(intervention => intervention.ResponsiblePractitionerId))
            .Append(version.AuthorId)
            .OfType<PractitionerId>()
            .Distinct();

    public Document Write() => new(
        "My recovery plan",
        $"{People.NameOf(patient)}, {program.Name}, as of {Words.Of(asOf)}",
        knownAt,
        [
            .. new[] { About(), Phases(), Week() },
            .. _content.Problems.Select((problem, index) => GoalSet(problem, index + 1)),
            .. new[] { Ways(), Signed(), Confidentiality.Section() },
        ]);

    private DocumentSection About() => new(
        "About this plan",
        [
            .. Unsigned(),
            Definitions.Given(
                ("For", $"{People.NameOf(patient)}, born {Words.Of(patient.BirthDate)}"),
                ("Version", $"{version.Number}: {Words.Lower(Words.Of(_status))}"),
                ("Written by", _names.Of(version.AuthorId)),
                ("In force from", Words.Of(version.ActiveFrom <= asOf ? version.ActiveFrom : null)),
                ("Level of care", _content.LevelOfCare is { } level ? Words.Of(level) : ""),
                ("Diagnoses", string.Join(", ", _content.Diagnoses.OrderByDescending(one => one.IsPrimary).Select(one => $"{one.Code}{(one.IsPrimary ? " (main)" : "")}"))),
                ("We look at it again on", Words.Of(_content.NextReviewOn)),
                ("What I am good at", Sentence(_content.Strengths.Concat(_content.Abilities))),
                ("What I need", Sentence(_content.Needs)),
                ("What I prefer", Sentence(_content.Preferences)),
                ("How I took part", _content.Participation is { } part ? Join(Words.Of(part.Mode), part.Statement ?? part.RefusalReason) : "")),
            .. _content.DimensionRatings is { } ratings ? [Ratings(ratings)] : Array.Empty<DocumentBlock>(),
        ]);

    private IEnumerable<DocumentBlock> Unsigned() =>
        _status is PlanVersionStatus.Draft or PlanVersionStatus.PendingSignature or PlanVersionStatus.Cancelled or PlanVersionStatus.EnteredInError
            ? [new Notice($"{Words.Of(_status)}. This version is not in force.")]
            : [];

    private static Table Ratings(PlanDimensionRatings ratings) => new(
        $"Where help is needed, looked at on {Words.Of(ratings.RatedOn)}",
        ["Area", "Risk", "Why"],
        [
            .. ratings.Ratings.OrderBy(rating => rating.Dimension).Select(rating => (IReadOnlyList<string>)
                [Words.Dimension(ratings.Edition, rating.Dimension), Words.Risk(rating), rating.Rationale]),
        ]);

    private DocumentSection Phases() => new(
        "My way, step by step",
        _content.Phases.Count == 0
            ? [new Paragraph("No phases are planned yet.")]
            :
            [
                new Table(
                    "Phases",
                    ["Phase", "Level of care", "Hours a week", "From", "To", "It ends"],
                    [
                        .. _content.Phases.OrderBy(phase => phase.Sequence).Select(phase => (IReadOnlyList<string>)
                        [
                            Join(phase.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture), phase.Name),
                            phase.LevelOfCare is { } level ? Words.Of(level) : "",
                            phase.TargetHoursPerWeek is { } hours ? Words.Of(hours) : "",
                            Words.Of(phase.StartsOn),
                            Words.Of(phase.EndsOn),
                            phase.Exit is { } exit ? Words.Of(exit) : "",
                        ]),
                    ]),
                .. Responsibilities(),
                .. Criteria("I move on when", _content.TransitionCriteria),
            ]);

    /// <summary>All that the first phase says, and then what changes hands.</summary>
    private IEnumerable<DocumentBlock> Responsibilities()
    {
        List<(string Phase, string Says)> lines = [];
        PhaseResponsibilities? before = null;
        foreach (var phase in _content.Phases.OrderBy(phase => phase.Sequence))
        {
            var changes =
                from task in PhaseResponsibilities.Tasks
                let party = phase.Responsibilities?.Of(task)
                where party is not null && party != before?.Of(task)
                select Words.Of(task, party.Value);
            lines.Add((NameOf(phase), Words.Change(before is null ? "In this phase" : "From this phase on", [.. changes])));
            before = phase.Responsibilities ?? before;
        }

        return lines.Any(line => line.Says.Length > 0)
            ? [new Paragraph("Who sees to what:"), Definitions.Given([.. lines])]
            : [];
    }

    private static string NameOf(PlannedPhase phase) =>
        Join($"Phase {phase.Sequence.ToString(System.Globalization.CultureInfo.InvariantCulture)}", phase.Name);

    private DocumentSection Week() => new(
        "My week",
        week.Count == 0
            ? [new Paragraph("No sessions are booked for the next four weeks.")]
            :
            [
                new Paragraph($"Sessions booked for the four weeks from {Words.Of(asOf)} on, in the time of the program ({program.TimeZone})."),
                new Table("Weekly schedule", ["Day", "Time", "What", "With", "Where", "Dates"], week),
            ]);

    private DocumentSection GoalSet(Problem problem, int number) => new(
        $"{number}. {problem.Title ?? "Untitled"}",
        [Definitions.Given(("What is hard", problem.Statement ?? ""), ("How we know", problem.Evidence ?? ""))],
        StartsPage: true,
        [.. problem.Goals.Select((goal, index) => GoalOf(goal, $"{number}.{index + 1}"))]);

    private DocumentSection GoalOf(Goal goal, string number) => new(
        $"Goal {number}: {goal.PatientWords ?? goal.Statement ?? "Untitled"}",
        [
            Definitions.Given(
                ("In clinical words", goal.PatientWords is null ? "" : goal.Statement ?? ""),
                ("How soon", goal.Term is { } term ? Words.Of(term) : ""),
                ("Where it stands", goal.Id is { } id && _goals.TryGetValue(id, out var record) ? Words.Of(record.Status) : "")),
        ],
        StartsPage: false,
        [.. goal.Objectives.Select((objective, index) => ObjectiveOf(objective, $"{number}.{index + 1}"))]);

    private DocumentSection ObjectiveOf(Objective objective, string number) => new(
        $"Step {number}: {objective.Text ?? "Untitled"}",
        [
            Definitions.Given(
                ("Reached when", Words.Of(objective.Measurement)),
                ("By", Words.Of(objective.TargetDate)),
                ("Where it stands", StandingOf(objective))),
            .. objective.Interventions.Count == 0
                ? Array.Empty<DocumentBlock>()
                :
                [
                    new Table(
                        "What we do for it",
                        ["What", "How often", "With", "From"],
                        [
                            .. objective.Interventions.Select(intervention => (IReadOnlyList<string>)
                            [
                                WhatIsDone(intervention),
                                Words.Often(intervention.Frequency, intervention.DurationMinutes),
                                intervention.ResponsiblePractitionerId is { } responsible ? _names.Of(responsible) : "",
                                Words.Of(intervention.StartsOn),
                            ]),
                        ]),
                ],
        ]);

    private static string WhatIsDone(Intervention intervention)
    {
        var kind = string.Join(
            ", ",
            new[] { intervention.Type is { } type ? Words.Of(type) : null, intervention.Modality is { } modality ? Words.Lower(Words.Of(modality)) : null }.OfType<string>());
        return string.Join(". ", new[] { kind, intervention.Text }.Where(part => !string.IsNullOrEmpty(part)));
    }

    private string StandingOf(Objective objective)
    {
        if (objective.Id is not { } id || !_objectives.TryGetValue(id, out var record))
        {
            return Words.Of(ObjectiveStatus.Active);
        }

        return record.IsWaived ? "No longer asked for" : Words.Of(record.Status);
    }

    private DocumentSection Ways() => new(
        "When it gets hard, and when it is done",
        [
            new Notice("In danger of your life call 911. In a crisis call or text 988, day and night."),
            Definitions.Given(
                ("My crisis plan", _content.CrisisPlanReference ?? ""),
                ("After treatment", _content.ContinuingCareOutline ?? "")),
            .. Criteria("Treatment is complete when", _content.DischargeCriteria),
        ],
        StartsPage: true);

    private static IEnumerable<DocumentBlock> Criteria(string lead, IReadOnlyList<ExitCriterion> criteria) => criteria.Count == 0
        ? []
        :
        [
            new Paragraph($"{lead}:"),
            new Bullets([.. criteria.Select(criterion => Words.Of(criterion.Measurement) is { Length: > 0 } measured ? $"{criterion.Text.TrimEnd('.')}. Measured by: {Words.Lower(measured)}" : criterion.Text)]),
        ];

    private DocumentSection Signed() => new(
        "Signatures",
        [
            .. Signatures.Count == 0
                ? Array.Empty<DocumentBlock>()
                :
                [
                    new Table(
                        "Who has signed",
                        ["Name", "As", "Credential", "How", "On"],
                        [
                            .. Signatures.Select(signature => (IReadOnlyList<string>)
                            [
                                _names.Of(signature.Signer), Words.Of(signature.Role), signature.Credential ?? "", Words.Of(signature.Method), Words.Of(signature.SignedOn),
                            ]),
                        ]),
                ],
            .. Refusals.Select(refusal => new Paragraph(Words.Of(refusal, _names))),
            .. Open() is { Count: > 0 } open ? [new SignatureLines(open)] : Array.Empty<DocumentBlock>(),
            new Paragraph($"Fingerprint of what is signed (SHA-256 of the plan's content): {version.ContentHash}"),
        ]);

    /// <summary>Lines for those of whom a version that waits still wants one.</summary>
    private IReadOnlyList<string> Open() => _status is not PlanVersionStatus.PendingSignature
        ? []
        : [.. version.MissingSignatures(program.PoliciesOn(asOf)).Select(role => role switch
        {
            SignatureRole.Patient => $"Patient: {People.NameOf(patient)}",
            SignatureRole.Author => $"{Words.Of(role)}: {_names.Of(version.AuthorId)}",
            _ => Words.Of(role),
        })];

    private static string Sentence(IEnumerable<string> items) => string.Join("; ", items.Select(item => item.TrimEnd('.')));

    private static string Join(params string?[] parts) => string.Join(": ", parts.Where(part => !string.IsNullOrWhiteSpace(part)));
}
