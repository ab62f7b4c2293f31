using System.Globalization;
using TreatmentPlans.Domain.Coverage;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Programs;
using TreatmentPlans.Domain.RecoveryPlans;

namespace TreatmentPlans.Application.Documents;

/// <summary>The review packet for a reader at the payer: in clinical words, and short.</summary>
internal static class ReviewPacketDocument
{
    private const decimal Percent = 100;

    public static Document Write(
        ReviewPacketResponse packet, ReviewPacketContent content, Patient patient, Program program, IReadOnlyList<PatientCoverage> coverages) => new(
        "Review packet",
        $"{People.NameOf(patient)}, {program.Name}, as of {Words.Of(packet.AsOf)}",
        packet.KnownAt,
        [
            new DocumentSection(
                "Patient and care",
                [
                    Definitions.Given(
                        ("Patient", $"{People.NameOf(patient)}, born {Words.Of(patient.BirthDate)}"),
                        ("Payer", string.Join("; ", coverages.Select(PayerOf))),
                        ("Diagnoses", string.Join(", ", content.Diagnoses.Select(one => one.Code))),
                        ("Admitted", Words.Of(content.AdmittedOn)),
                        ("Level of care", content.Phase is { } phase ? $"{Words.Of(phase.LevelOfCare)}, phase {phase.Sequence} since {Words.Of(phase.StartedOn)}" : ""),
                        ("Known at", packet.KnownAt.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture)),
                        ("Content (SHA-256)", packet.ContentHash)),
                ]),
            new DocumentSection("Services asked for", [Requests(content.Requests)]),
            new DocumentSection("Dimensions, now and at admission", [Ratings(content.Ratings)]),
            new DocumentSection("Attendance", Attendance(content.Attendance)),
            new DocumentSection("Progress by objective", [Objectives(content.Objectives)]),
            new DocumentSection("Scores and tests", Scores(content)),
            new DocumentSection("Plan in force", Plan(content)),
            new DocumentSection("Discharge plan", DischargePlan(content)),
            Confidentiality.Section(),
        ]);

    private static string PayerOf(PatientCoverage coverage) =>
        string.Join(", member ", new[] { coverage.Terms.Payer, coverage.Identifiers.FirstOrDefault()?.Value }.OfType<string>());

    private static DocumentBlock Requests(IReadOnlyList<PacketRequest> requests) => requests.Count == 0
        ? new Paragraph("Nothing was asked for.")
        : new Table(
            "Requests to payers",
            ["Services", "Units", "From", "To", "For", "Payer", "Status"],
            [
                .. requests.Select(request => (IReadOnlyList<string>)
                [
                    string.Join(", ", request.ServiceCodes),
                    $"{Words.Of(request.Units)} ({Words.Lower(Words.Of(request.UnitType))})",
                    Words.Of(request.From),
                    Words.Of(request.To),
                    Words.Of(request.LevelOfCare),
                    request.Payer,
                    $"{Words.Of(request.Status)}{(request.Expedited ? ", expedited" : "")}",
                ]),
            ]);

    internal static DocumentBlock Ratings(PacketRatings ratings)
    {
        if (ratings.Latest is not { } latest)
        {
            return new Paragraph("Not rated.");
        }

        return new Table(
            $"Latest ratings of {Words.Of(latest.RatedOn)}, admission ratings of {(ratings.AtAdmission is { } first ? Words.Of(first.RatedOn) : "no day")}",
            ["Dimension", "At admission", "Now", "Why"],
            [
                .. latest.Ratings.OrderBy(rating => rating.Dimension).Select(rating => (IReadOnlyList<string>)
                [
                    Words.Dimension(latest.Edition, rating.Dimension),
                    ratings.AtAdmission?.Edition == latest.Edition
                        && ratings.AtAdmission.Ratings.FirstOrDefault(one => one.Dimension == rating.Dimension && one.Subdimension == rating.Subdimension) is { } before
                        ? Words.Risk(before)
                        : "",
                    Words.Risk(rating),
                    rating.Rationale,
                ]),
            ]);
    }

    private static IReadOnlyList<DocumentBlock> Attendance(PacketAttendance attendance) =>
    [
        Rates(attendance),
        .. attendance.Weeks.Count == 0
            ? Array.Empty<DocumentBlock>()
            :
            [
                new Table(
                    $"Hours of each week{(attendance.WeeklyCompliance is { } rate ? $"; {Share(rate)} of the weeks that count as asked for" : "")}",
                    ["Week of", "Needed", "Scheduled", "Attended", "Standing"],
                    [
                        .. attendance.Weeks.Select(week => (IReadOnlyList<string>)
                        [
                            Words.Of(week.MondayOn), Words.Of(week.NeededHours), Words.Of(week.ScheduledHours), Words.Of(week.AttendedHours), Words.Of(week.Standing),
                        ]),
                    ]),
            ],
    ];

    internal static Table Rates(PacketAttendance attendance) => new(
        "Required sessions with an outcome",
        ["Over", "Required", "Attended", "Excused", "Unexcused", "Made up", "Rate", "With make-ups"],
        [Row("Episode", attendance.Episode), Row($"Since {Words.Of(attendance.LatestFrom)}", attendance.Latest)]);

    private static IReadOnlyList<string> Row(string name, Domain.Scheduling.AttendanceRates rates) =>
    [
        name, Number(rates.Required), Number(rates.Attended), Number(rates.Excused), Number(rates.Unexcused), Number(rates.MadeUp),
        Share(rates.AttendanceRate), Share(rates.AdjustedAttendanceRate),
    ];

    internal static DocumentBlock Objectives(IReadOnlyList<PacketObjective> objectives) => objectives.Count == 0
        ? new Paragraph("No plan was in force.")
        : new Table(
            "Objectives of the plan in force",
            ["Objective", "Target", "Value", "By", "Status"],
            [
                .. objectives.Select(objective => (IReadOnlyList<string>)
                [
                    objective.Text ?? "",
                    Words.Of(objective.Measurement),
                    objective.Value is { } value ? $"{Words.Of(value)} on {Words.Of(objective.MeasuredOn)}" : "Not measured",
                    Words.Of(objective.TargetDate),
                    objective.IsWaived ? "Waived" : objective.Status switch
                    {
                        ObjectiveStatus.Active => "Active",
                        ObjectiveStatus.Achieved => "Achieved",
                        ObjectiveStatus.NotAchieved => "Not achieved",
                    },
                ]),
            ]);

    internal static IReadOnlyList<DocumentBlock> Scores(ReviewPacketContent content) =>
    [
        content.Scores.Count == 0
            ? new Paragraph("No scores.")
            : new Table(
                "First and latest scores",
                ["Measure", "First", "Latest", "Change", "Better is", "Response"],
                [
                    .. content.Scores.Select(score => (IReadOnlyList<string>)
                    [
                        score.Label,
                        $"{Words.Of(score.First)} on {Words.Of(score.FirstOn)}",
                        score.Change is null ? "" : $"{Words.Of(score.Latest)} on {Words.Of(score.LatestOn)}",
                        score.Change is { } change ? change.ToString("+0.##;-0.##;0", CultureInfo.InvariantCulture) : "",
                        Words.Lower(Words.Of(score.Better)),
                        score.Response is { } response ? Words.Of(response) : "",
                    ]),
                ]),
        Definitions.Given(
            (
                "Drug tests",
                $"{content.DrugTests.Negative} negative, {content.DrugTests.Positive} positive, {content.DrugTests.Invalid} invalid, "
                + $"{content.DrugTests.Missed} missed, {content.DrugTests.Refused} refused"),
            ("Days of confirmed use", content.UseDays.Count == 0 ? "None" : string.Join("; ", content.UseDays.Select(day => Words.Of(day))))),
    ];

    private static IReadOnlyList<DocumentBlock> Plan(ReviewPacketContent content)
    {
        if (content.Plan is not { } plan)
        {
            return [new Paragraph("No plan was in force.")];
        }

        return
        [
            Definitions.Given(
                ("Version", $"{plan.VersionNumber}, {Words.Lower(Words.Of(plan.Status))} since {Words.Of(plan.ActiveFrom)}"),
                ("Level of care", plan.LevelOfCare is { } level ? Words.Of(level) : ""),
                ("Next review", Words.Of(plan.NextReviewOn)),
                ("Signed by", string.Join("; ", plan.SignedBy.Select(one => $"{Words.Lower(Words.Of(one.Role))}{(one.Credential is { } held ? $" ({held})" : "")} on {Words.Of(one.SignedOn)}"))),
                ("Signed content (SHA-256)", plan.ContentHash)),
            new Table(
                "Services: type, frequency and duration",
                ["Service", "How often", "From", "To"],
                [
                    .. plan.Services.Select(service => (IReadOnlyList<string>)
                    [
                        string.Join(", ", new[] { service.Type is { } type ? Words.Of(type) : null, service.Modality is { } modality ? Words.Lower(Words.Of(modality)) : null }.OfType<string>()),
                        Words.Often(service.Frequency, service.DurationMinutes),
                        Words.Of(service.StartsOn),
                        Words.Of(service.EndsOn),
                    ]),
                ]),
            .. content.Readiness is { } readiness
                ? [new Paragraph($"Readiness evaluated as of {Words.Of(readiness.AsOf)} for {Words.Lower(Words.Of(readiness.Purpose))}: {Words.Lower(Words.Of(readiness.Result))}, {Share(readiness.SoftScore)} of the soft criteria.")]
                : Array.Empty<DocumentBlock>(),
        ];
    }

    private static IReadOnlyList<DocumentBlock> DischargePlan(ReviewPacketContent content)
    {
        var plan = content.DischargePlan;
        return
        [
            Definitions.Given(
                ("Discharge", plan.ProposedType is { } type ? $"{Words.Of(type)} on {Words.Of(plan.ProposedOn)}, {Words.Lower(Words.Of(plan.ProposalStatus!))}" : "Not proposed"),
                ("To step down", string.Join("; ", plan.TransitionCriteria.Select(criterion => criterion.Text.TrimEnd('.')))),
                ("To discharge", string.Join("; ", plan.DischargeCriteria.Select(criterion => criterion.Text.TrimEnd('.')))),
                ("Continuing care", plan.ContinuingCareOutline ?? "")),
            .. plan.Phases.Count == 0
                ? Array.Empty<DocumentBlock>()
                :
                [
                    new Table(
                        "Steps to come",
                        ["Phase", "Level of care", "Hours a week", "From", "To"],
                        [
                            .. plan.Phases.Select(phase => (IReadOnlyList<string>)
                            [
                                Number(phase.Sequence),
                                phase.LevelOfCare is { } level ? Words.Of(level) : "",
                                phase.TargetHoursPerWeek is { } hours ? Words.Of(hours) : "",
                                Words.Of(phase.StartsOn),
                                Words.Of(phase.EndsOn),
                            ]),
                        ]),
                ],
        ];
    }

    private static string Number(int number) => number.ToString(CultureInfo.InvariantCulture);

    /// <summary>Two places, half up.</summary>
    private static string Share(decimal? ratio) =>
        ratio is { } known ? $"{Words.Of(Math.Round(known * Percent, 2, MidpointRounding.AwayFromZero))} %" : "";
}
