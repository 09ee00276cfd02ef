package health.vigil.simulator.wire;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class Hj212FrameTest {

    @Test
    void crcOfTheUsualCheckString() {
        assertThat(Hj212Frame.crc("123456789")).isEqualTo(0x2F80);
    }

    @Test
    void crcOfTheExampleInTheStandard() {
        var segment =
                "QN=20160801085857223;ST=32;CN=1062;PW=100000;MN=010000A8900016F000169DC0;Flag=5;CP=&&RtdInterval=30&&";
        assertThat(Hj212Frame.wrap(segment)).isEqualTo("##0101" + segment + "1C80\r\n");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "##0233QN=20260301081500123;ST=32;CN=2011;PW=123456;MN=440203A8900016F000169DC0;Flag=5;CP=&&DataTime=20260301081500;w00000-Rtd=2.35,w00000-Flag=N;w01001-Rtd=7.42,w01001-Flag=N;w01018-Rtd=38.6,w01018-SampleTime=20260301080000,w01018-Flag=N&&C0C1",
                "##0087QN=20260301081500123;ST=91;CN=9014;PW=123456;MN=440203A8900016F000169DC0;Flag=4;CP=&&&&8D01",
                "##0170QN=20260301081600456;ST=32;CN=2011;PW=123456;MN=440203A8900016F000169DC0;Flag=5;CP=&&DataTime=20260301081600;w00000-Rtd=2.31,w00000-Flag=N;w01001-Rtd=0.00,w01001-Flag=D&&1DC0"
            })
    void wrapsTheWorkedExamples(String frame) {
        var segment = frame.substring(6, frame.length() - 4);

        assertThat(Hj212Frame.wrap(segment)).isEqualTo(frame + "\r\n");
    }
}
