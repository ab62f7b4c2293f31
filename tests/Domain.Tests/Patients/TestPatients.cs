using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Patients;
using TreatmentPlans.Domain.Tests.Programs;

namespace TreatmentPlans.Domain.Tests.Patients;

public static class TestPatients
{
    public static PatientDemographics Demographics => new(
        [new("urn:example:mrn", "D-001")],
        "Dana",
        null,
        "Núñez-O'Brien",
        null,
        new(1988, 3, 14),
        null,
        AdministrativeSex.Female,
        ClinicalSex.FemaleTypical,
        "en-US",
        null,
        null);

    public static Patient Patient(PatientDemographics? demographics = null) => Domain.Patients.Patient.Register(
        TypedId.New<PatientId>(TestPrograms.Now), TestPrograms.Organization.Id, demographics ?? Demographics, TestPrograms.Now);

    public static readonly EnteredInError Mistake = new("Wrong chart.", null, TestPrograms.Now);
}
