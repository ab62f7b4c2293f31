using static TreatmentPlans.Domain.Coverage.ServiceCodeSystem;
using static TreatmentPlans.Domain.Coverage.ServiceUnit;

namespace TreatmentPlans.Domain.Coverage;

/// <summary>The codes that come with the service, rule BIL-6, in the order of their codes.</summary>
public static class ServiceCodes
{
    private static readonly DateOnly Psychotherapy = new(2013, 1, 1);
    private static readonly DateOnly DefinitiveTests = new(2016, 1, 1);
    private static readonly DateOnly PresumptiveTests = new(2017, 1, 1);

    public static IReadOnlyList<ServiceCode> All { get; } =
    [
        new("0905", Revenue, "Intensive outpatient, mental health", ByContract),
        new("0906", Revenue, "Intensive outpatient, substance use", ByContract),
        new("0912", Revenue, "Day hospital, less intensive", ByContract),
        new("0913", Revenue, "Day hospital, intensive", ByContract),
        new("0914", Revenue, "Individual therapy", ByContract),
        new("0915", Revenue, "Group therapy", ByContract),
        new("0916", Revenue, "Family therapy", ByContract),
        new("0944", Revenue, "Drug rehabilitation", ByContract),
        new("0945", Revenue, "Alcohol rehabilitation", ByContract),
        new("1002", Revenue, "Residential care, substance use", ByContract),
        new("80305", Cpt, "Drug screen, read by eye", DateOfService, PresumptiveTests),
        new("80306", Cpt, "Drug screen, read by a device", DateOfService, PresumptiveTests),
        new("80307", Cpt, "Drug screen, on an analyzer", DateOfService, PresumptiveTests),
        new("90791", Cpt, "Intake evaluation", Event, Psychotherapy),
        new("90832", Cpt, "Individual session, short", Event, Psychotherapy),
        new("90834", Cpt, "Individual session, medium", Event, Psychotherapy),
        new("90837", Cpt, "Individual session, long", Event, Psychotherapy),
        new("90846", Cpt, "Family session without the patient", Event),
        new("90847", Cpt, "Family session with the patient", Event),
        new("90849", Cpt, "Group session of several families", Event),
        new("90853", Cpt, "Group session", Event),
        new("G0480", Hcpcs, "Confirming drug test, fewest classes", DateOfService, DefinitiveTests),
        new("G0481", Hcpcs, "Confirming drug test, some classes", DateOfService, DefinitiveTests),
        new("G0482", Hcpcs, "Confirming drug test, many classes", DateOfService, DefinitiveTests),
        new("G0483", Hcpcs, "Confirming drug test, most classes", DateOfService, DefinitiveTests),
        new("H0001", Hcpcs, "Substance use assessment", Event),
        new("H0004", Hcpcs, "Individual counseling", QuarterHour),
        new("H0005", Hcpcs, "Group counseling", ByContract),
        new("H0006", Hcpcs, "Case management", ByContract),
        new("H0015", Hcpcs, "Day of intensive outpatient treatment", Day),
        new("H0018", Hcpcs, "Day of short residential care", Day),
        new("H0019", Hcpcs, "Day of long residential care", Day),
        new("H0035", Hcpcs, "Day of day-hospital care, mental health", Day),
        new("H0038", Hcpcs, "Peer support", QuarterHour),
        new("H0047", Hcpcs, "Other substance use service", ByContract),
        new("H2035", Hcpcs, "Hour of a substance use programme", Hour),
        new("H2036", Hcpcs, "Day of a substance use programme", Day),
        new("S0201", Hcpcs, "Day of day-hospital care", Day),
        new("S9480", Hcpcs, "Day of intensive outpatient mental health care", Day),
        new("T1006", Hcpcs, "Family counseling", ByContract),
    ];

    private static readonly Dictionary<string, ServiceCode> ByCode = All.ToDictionary(code => code.Code);

    public static ServiceCode? Find(string code) => ByCode.GetValueOrDefault(code);
}
