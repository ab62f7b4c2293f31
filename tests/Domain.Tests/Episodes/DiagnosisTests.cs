using TreatmentPlans.Domain.Common;
using TreatmentPlans.Domain.Episodes;
using TreatmentPlans.Domain.Tests.Patients;
using static TreatmentPlans.Domain.Tests.Episodes.TestEpisodes;
using static TreatmentPlans.Domain.Tests.Refusals;

namespace TreatmentPlans.Domain.Tests.Episodes;

public class DiagnosisTests
{
    private readonly TestEpisodes _test = new();

    [Theory]
    [InlineData("F10.20", true)]
    [InlineData("F11.21", true)]
    [InlineData("F19.9", true)]
    [InlineData("F10", false)]
    [InlineData("F20.0", false)]
    [InlineData("F41.1", false)]
    [InlineData("C4A.0", false)]
    [InlineData("T40.2X1A", false)]
    public void Is_of_substance_use_from_F10_to_F19(string code, bool isSubstanceUse)
    {
        Assert.True(Diagnosis.IsCode(code));
        Assert.Equal(isSubstanceUse, New(code).IsSubstanceUse);
    }

    [Theory]
    [InlineData("f10.20")]
    [InlineData("F1020")]
    [InlineData("F10.")]
    [InlineData("F10.20345")]
    [InlineData("F10.20\n")]
    [InlineData("")]
    public void Has_an_ICD_10_CM_code(string text) => Assert.False(Diagnosis.IsCode(text));

    [Fact]
    public void A_primary_one_takes_the_place_of_the_one_before()
    {
        Diagnose(New("F10.20", primary: true));
        Diagnose(New("F11.20", primary: true));
        Diagnose(New("F41.1"));

        Assert.Equal(["F11.20"], _test.Episode.Diagnoses.Where(diagnosis => diagnosis.IsPrimary).Select(diagnosis => diagnosis.Code));
        Assert.Equal(3, _test.Episode.Diagnoses.Count);
    }

    [Fact]
    public void Is_recorded_once_unless_the_first_was_an_error()
    {
        var first = New("F10.20");
        Diagnose(first);
        Refused("DIAGNOSIS_ALREADY_RECORDED", () => Diagnose(New("F10.20")), "/code");

        _test.Episode.EnterDiagnosisInError(first.Id, TestPatients.Mistake);
        Diagnose(New("F10.20"));

        Assert.Equal([TestPatients.Mistake, null], _test.Episode.Diagnoses.Select(diagnosis => diagnosis.EnteredInError));
        Refused("ENTERED_IN_ERROR", () => _test.Episode.EnterDiagnosisInError(first.Id, TestPatients.Mistake));
        Refused("NOT_FOUND", () => _test.Episode.EnterDiagnosisInError(New("F10.20").Id, TestPatients.Mistake));
    }

    [Fact]
    public void Was_not_made_in_the_future()
    {
        Diagnose(New("F10.20") with { IndexOn = new(2026, 1, 12) });
        Refused("DATE_IN_FUTURE", () => Diagnose(New("F41.1") with { IndexOn = new(2026, 1, 13) }), "/indexOn");
        Assert.Single(_test.Episode.Diagnoses);
    }

    [Fact]
    public void Needs_a_code_and_an_open_episode()
    {
        Refused("INVALID_DIAGNOSIS_CODE", () => Diagnose(New("alcohol")), "/code");
        _test.Screened().Episode.Decline(_test.Declination, _test.Program);
        Refused("EPISODE_NOT_OPEN", () => Diagnose(New("F10.20")));
        Assert.Empty(_test.Episode.Diagnoses);
    }

    private static Diagnosis New(string code, bool primary = false) =>
        new(TypedId.New<DiagnosisId>(Now), code, primary, new(2026, 1, 5), null, Now, null);

    private void Diagnose(Diagnosis diagnosis) => _test.Episode.Diagnose(diagnosis, _test.Program);
}
