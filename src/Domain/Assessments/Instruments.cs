using TreatmentPlans.Domain.Programs;

namespace TreatmentPlans.Domain.Assessments;

/// <summary>Every instrument of the service.</summary>
public static class Instruments
{
    public static IReadOnlyList<Instrument> All { get; } =
    [
        MoodInstruments.Phq9,
        MoodInstruments.Gad7,
        SubstanceInstruments.Audit,
        SubstanceInstruments.AuditC,
        SubstanceInstruments.Dast10,
        AddictionMonitors.Bam,
        AddictionMonitors.BamR,
        AddictionMonitors.BamIop,
        MoodInstruments.Who5,
        SafetyInstruments.Cssrs,
        ChangeInstruments.Urica,
        ChangeInstruments.ReadinessRulers,
        ChangeInstruments.Bscq,
    ];

    private static readonly Dictionary<InstrumentCode, Instrument> ByCode = All.ToDictionary(instrument => instrument.Code);

    public static Instrument Of(InstrumentCode code) => ByCode[code];
}
