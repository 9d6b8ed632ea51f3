/** Textos de la comprobación, en español. La página tiene los mismos en sus archivos de mensajes. */
export const WORDS_ES: Readonly<Record<string, string>> = {
  'script.proof.intro':
    'Su navegador puede comprobar esta publicación por sí mismo: los archivos, cada grupo de imágenes y cada segundo de sonido frente a las grabaciones selladas, las firmas y las aprobaciones. No se envía nada a ninguna parte.',
  'script.proof.self':
    'Una página no puede responder por sí misma: quien cambia una publicación puede cambiar su página. Para estar seguro, entregue el ZIP o la carpeta a un comprobador alojado por otra persona, o use la orden {0}.',
  'script.proof.start': 'Comprobar esta publicación',
  'script.proof.again': 'Comprobar otra vez',
  'script.proof.stop': 'Detener',
  'script.proof.stopped': 'Detenido. No se dice nada sobre esta publicación.',
  'script.proof.failed': 'La comprobación no pudo terminarse: {0}',
  'script.proof.fingerprint': 'Huella de la clave de quien publica (64 dígitos o 12 palabras)',
  'script.proof.fingerprintHelp':
    'De otro lugar que esta publicación: el sitio propio de la agencia, un aviso del tribunal, una tarjeta impresa. Sin ella nadie aquí sabe quién firmó, y nada se muestra como bueno.',
  'script.proof.fingerprintBad':
    'Esto no es una huella: tiene 64 dígitos (0–9, a–f) o 12 palabras.',
  'script.proof.keyFile':
    'o el archivo de clave de quien publica, si lo obtuvo de su propio sitio',
  'script.proof.keyFileBad': 'Este archivo no es una clave pública.',
  'script.proof.give': 'Entregue la publicación que se ha de comprobar',
  'script.proof.giveHere':
    'Abierta desde un disco, una página no puede leer los archivos que están a su lado. Entréguele la carpeta de esta publicación o su ZIP.',
  'script.proof.drop': 'Suelte aquí la carpeta o el ZIP',
  'script.proof.folder': 'Elegir la carpeta',
  'script.proof.zip': 'Elegir el ZIP',
  'script.proof.local': 'No sale de este equipo.',
  'script.proof.none':
    'No hay ninguna publicación en lo que entregó: ni publication.json ni release.json.',
  'script.proof.zipBad': 'No se puede confiar en que este ZIP signifique una sola cosa: {0}.',
  'script.proof.which': '¿Cuál de estas?',
  'script.proof.progress': 'Comprobando {0}: {1} MB leídos',
  'script.proof.progressAll': 'Comprobando: {0} MB leídos',

  'script.proof.verdict.INTACT': 'ÍNTEGRA',
  'script.proof.verdict.INTACT.text':
    'Cada fragmento coincide con su grabación sellada; todo lo demás está como se publicó, y usted sabe quién firmó.',
  'script.proof.verdict.UNKNOWN': 'COINCIDE, PERO NADIE AQUÍ SABE QUIÉN LA FIRMÓ',
  'script.proof.verdict.UNKNOWN.text':
    'Cualquiera puede publicar algo que coincida consigo mismo. Obtenga la huella de quien publica en otro lugar que esta publicación y compruebe otra vez con ella.',
  'script.proof.verdict.UNPROVED': 'NO TODO ESTÁ PROBADO',
  'script.proof.verdict.UNPROVED.text':
    'Lo que se puede comprobar coincide; los hallazgos dicen lo que no se puede.',
  'script.proof.verdict.ALTERED': 'NO ESTÁ ÍNTEGRA',
  'script.proof.verdict.ALTERED.text':
    'No confíe en esta publicación antes de que se expliquen los hallazgos.',
  'script.proof.verdict.RECALLED': 'RETIRADA',
  'script.proof.verdict.RECALLED.text':
    'La oficina retiró esta versión; no confíe en ella y no la pase a nadie.',
  'script.proof.notNewest': 'No es la versión más reciente.',

  'script.proof.what': '{0}, {1}: versión {2} de {3}',
  'script.proof.whatRelease': 'Una publicación de una sola grabación, de {0}',
  'script.proof.signed': 'Firmada con la clave {0}',
  'script.proof.signed.PINNED': 'que es la de la huella que usted dio',
  'script.proof.signed.AS_PUBLISHED': 'que es la del archivo de clave que usted dio',
  'script.proof.signed.UNKNOWN': 'que nadie aquí conoce',
  'script.proof.signed.VOUCHED': 'por la que responde la publicación',
  'script.proof.signedNot': 'Ninguna firma es válida.',
  'script.proof.newest.NEWEST': 'Es la versión más reciente según la lista de la oficina del {0}.',
  'script.proof.newest.SUPERSEDED': 'Hay una versión más reciente: {0}.',
  'script.proof.newest.RECALLED': 'La lista de la oficina dice que fue retirada.',
  'script.proof.newest.NOT_KNOWN': 'La lista de versiones de la oficina no la conoce.',
  'script.proof.newest.NOT_CHECKED': 'Aquí no se sabe si es la más reciente.',
  'script.proof.newest.expired': 'Esa lista ha caducado.',

  'script.proof.clips': 'Fragmento por fragmento',
  'script.proof.calls': 'Grabaciones de la central',
  'script.proof.recording': 'La grabación',
  'script.proof.track.pictures': 'Imágenes',
  'script.proof.track.sound': 'Sonido',
  'script.proof.asText': 'Lo mismo como texto',
  'script.proof.legend': 'Qué significan las barras',
  'script.proof.state.exact': 'bit a bit la grabación sellada',
  'script.proof.state.exactUnknown': 'coincide con el sello, pero no se sabe quién selló',
  'script.proof.state.again': 'codificado de nuevo, imágenes comparadas',
  'script.proof.state.againOnly': 'codificado de nuevo; imágenes no comparadas aquí',
  'script.proof.state.muted': 'silenciado en parte, como consta en la lista',
  'script.proof.state.withheld': 'retenido',
  'script.proof.state.trimmed': 'fuera de lo que se publica',
  'script.proof.state.gap': 'no se grabó nada',
  'script.proof.state.wrong': 'no coincide',
  'script.proof.span': '{0} a {1}: {2}',
  'script.proof.spanOf': '{0} partes: {1}',
  'script.proof.ground': 'motivo: {0}',
  'script.proof.clipGood': 'Coincide.',
  'script.proof.clipWrong': 'No coincide; vea los hallazgos.',
  'script.proof.clipMore': 'Hay hallazgos sobre él, vea más abajo.',
  'script.proof.clipNone': 'No se pudo comprobar.',

  'script.proof.findings': 'Hallazgos',
  'script.proof.notes': 'Para saber',
  'script.proof.noFindings': 'Ningún hallazgo.',
  'script.proof.more': 'y {0} más',
  'script.proof.at': 'de {0} a {1} de la grabación',
  'script.proof.leaf': 'grupo {0} de la pista {1}',

  'script.proof.notChecked': 'Lo que no se comprobó aquí',
  'script.proof.notChecked.FILES_ADDED':
    'Si se añadieron archivos que nadie enumera: por la web no se puede listar una carpeta. Con el ZIP o la carpeta se comprueba.',
  'script.proof.notChecked.PUBLIC_ROOT':
    'Si esta es la versión más reciente y si fue retirada: la lista o la retirada de la oficina no estaba para leerse.',
  'script.proof.notChecked.PICTURES':
    'Si las imágenes codificadas de nuevo muestran lo sellado: nada aquí descodifica imágenes.',
  'script.proof.notChecked.PICTURES_SEAL':
    'Si las imágenes codificadas de nuevo muestran lo grabado, fuera de lo cubierto: sus imágenes nunca se sellaron, así que no hay con qué compararlas.',
  'script.proof.notChecked.PICTURES_FORMAT':
    'Si las imágenes codificadas de nuevo muestran lo sellado: este navegador no puede descodificarlas con exactitud.',
  'script.proof.notChecked.TIMES_SOLVED':
    'Si se siguen tiempos más estrechos o si las afirmaciones sobre el tiempo se contradicen: solo que cada intervalo se sigue de las afirmaciones que nombra. La orden lo resuelve todo.',
  'script.proof.notChecked.TIMES_TOO_MUCH':
    'Algunos tiempos: descansan en todas las afirmaciones juntas.',
  'script.proof.notChecked.TOO_LARGE':
    'Números mayores que los que un navegador cuenta con exactitud.',
  'script.proof.notChecked.LINKS': 'Si hay archivos que son enlaces: un navegador no puede verlo.',
  'script.proof.notChecked.RECEIPT':
    'Un recibo del día de la entrega: la orden lo compara con --receipt.',
  'script.proof.notChecked.CAMERA':
    'Si los archivos sellados son lo que vieron las cámaras, y si hay otros.',
  'script.proof.notChecked.TRUE':
    'Si los registros, las páginas y las declaraciones son ciertos. Son los que se publicaron.',
  'script.proof.notChecked.MASKS':
    'Si en las imágenes codificadas de nuevo solo se cambiaron las máscaras, más allá de las partes que se comparan.',

  'script.proof.code.MANIFEST_UNREADABLE': 'El manifiesto no se puede leer.',
  'script.proof.code.MANIFEST_CONTRADICTS': 'El manifiesto se contradice.',
  'script.proof.code.NOT_UNDERSTOOD':
    'Un programa más nuevo escribió más de lo que este entiende.',
  'script.proof.code.SIGNATURE_MISSING': 'Nadie ha firmado el manifiesto.',
  'script.proof.code.SIGNATURE_BAD': 'El manifiesto no es lo que se firmó.',
  'script.proof.code.KEY_UNKNOWN': 'Nadie aquí sabe de quién es esta clave.',
  'script.proof.code.SEAL_MISSING': 'El sello no está.',
  'script.proof.code.SEAL_UNREADABLE': 'El sello no se puede leer.',
  'script.proof.code.SEAL_DIFFERS': 'El sello es otro que el que nombra el manifiesto.',
  'script.proof.code.SEAL_SIGNATURE_MISSING': 'Nadie ha firmado el sello.',
  'script.proof.code.SEAL_SIGNATURE_BAD': 'El sello no es lo que se firmó.',
  'script.proof.code.ROOT_DIFFERS': 'Lo que abre el manifiesto no es lo que se selló.',
  'script.proof.code.LEAVES_INCOMPLETE':
    'No se da cuenta una sola vez de cada parte de la grabación sellada.',
  'script.proof.code.FILE_MISSING': 'Falta un archivo.',
  'script.proof.code.FILE_DIFFERS': 'Un archivo es otro que el que se publicó.',
  'script.proof.code.FILE_ADDED': 'Se añadió un archivo.',
  'script.proof.code.FILE_UNREADABLE': 'Un archivo no se puede leer.',
  'script.proof.code.NAME_UNSAFE':
    'Un nombre de archivo llevaría fuera de la publicación o a archivos distintos.',
  'script.proof.code.LINK_FOUND': 'Un enlace u otra cosa que no es un archivo simple.',
  'script.proof.code.MEDIA_UNREADABLE': 'El archivo de video o sonido no se puede leer.',
  'script.proof.code.MEDIA_HIDDEN_DATA':
    'El archivo de video o sonido contiene más de lo que se muestra.',
  'script.proof.code.UNIT_CHANGED': 'Se cambiaron imágenes o sonido codificados.',
  'script.proof.code.UNIT_MISSING': 'Se omitieron imágenes o sonido codificados.',
  'script.proof.code.UNIT_ADDED': 'Se añadieron imágenes o sonido codificados.',
  'script.proof.code.UNIT_REPEATED': 'Se repitieron imágenes o sonido codificados.',
  'script.proof.code.UNIT_MALFORMED':
    'Las imágenes codificadas están escritas de modo que los reproductores pueden leerlas de forma distinta.',
  'script.proof.code.UNIT_REORDERED': 'Se puso imágenes o sonido codificados en otro orden.',
  'script.proof.code.LEAF_MOVED': 'Aquí hay imágenes o sonido de otro momento.',
  'script.proof.code.SUPPLEMENT_DIFFERS': 'Lo que se envía entre las imágenes no es lo que se selló.',
  'script.proof.code.PARAMETERS_DIFFER': 'Las imágenes se han de descodificar de otro modo.',
  'script.proof.code.TIMES_DIFFER': 'Las imágenes o el sonido se muestran en otro momento.',
  'script.proof.code.RENDER_DIFFERS':
    'Las imágenes codificadas de nuevo o el sonido sustituido no son lo que se publicó.',
  'script.proof.code.GAP_DIFFERS': 'Se grabó algo donde el manifiesto dice que no se grabó nada.',
  'script.proof.code.NOT_PROVED': 'Nada une este archivo al sello.',
  'script.proof.code.PLAN_UNREADABLE': 'El plan no se puede leer.',
  'script.proof.code.PLAN_DIFFERS': 'El plan es otro que lo que se decidió o lo que se hizo.',
  'script.proof.code.RENDER_UNEXPLAINED':
    'Se hicieron de nuevo imágenes o sonido aunque nada en ellos está cubierto.',
  'script.proof.code.MUTE_DIFFERS':
    'Lo que se dice silenciado no es silencio ni el tono que debería ser.',
  'script.proof.code.LABELS_DIFFER': 'Las etiquetas no son las de lo que está silenciado.',
  'script.proof.code.DECISIONS_UNREADABLE': 'Las decisiones no se pueden leer.',
  'script.proof.code.DECISIONS_DIFFER': 'Las decisiones tratan de otra cosa.',
  'script.proof.code.DECISIONS_SIGNATURE_MISSING': 'Nadie ha firmado las decisiones.',
  'script.proof.code.DECISIONS_SIGNATURE_BAD': 'Las decisiones no son lo que se firmó.',
  'script.proof.code.UNREVIEWED': 'Publicado sin una mirada a los fondos.',
  'script.proof.code.LIKENESS_LOW':
    'Las imágenes codificadas de nuevo se parecen poco a la grabación fuera de las máscaras.',
  'script.proof.code.PICTURES_UNREADABLE': 'El sello de imágenes no se puede leer.',
  'script.proof.code.PICTURES_DIFFER':
    'El sello de imágenes es otro que el que nombra el manifiesto.',
  'script.proof.code.PICTURES_SIGNATURE_MISSING': 'Nadie ha firmado el sello de imágenes.',
  'script.proof.code.PICTURES_SIGNATURE_BAD': 'El sello de imágenes no es lo que se firmó.',
  'script.proof.code.PICTURE_DIFFERS':
    'Las imágenes codificadas de nuevo muestran otra cosa que la grabación.',
  'script.proof.code.CATALOGUE_UNREADABLE': 'El catálogo no se puede leer.',
  'script.proof.code.CATALOGUE_DIFFERS': 'El catálogo es otro que el que nombra el manifiesto.',
  'script.proof.code.CATALOGUE_SIGNATURE_MISSING': 'Nadie ha firmado el catálogo.',
  'script.proof.code.CATALOGUE_SIGNATURE_BAD': 'El catálogo no es lo que se firmó.',
  'script.proof.code.CATALOGUE_ROOT_DIFFERS':
    'La raíz del catálogo o una prueba en él no es válida.',
  'script.proof.code.CATALOGUE_LACKS_RECORDING': 'El catálogo no conoce esta grabación.',
  'script.proof.code.CONVERSION_ONLY':
    'Lo que se selló es una conversión: nada aquí dice qué contiene el archivo original.',
  'script.proof.code.TIMELINE_UNREADABLE': 'La cronología no se puede leer.',
  'script.proof.code.TIME_NOT_IMPLIED': 'Se afirma un tiempo que no se sigue de las afirmaciones.',
  'script.proof.code.TIME_UNSOLVED': 'La cronología es demasiado grande para resolverse aquí.',
  'script.proof.code.TIME_LEFT_OUT': 'Se retiraron afirmaciones sobre el tiempo.',
  'script.proof.code.TIMELINE_SIGNATURE_MISSING': 'Nadie ha firmado la cronología.',
  'script.proof.code.TIMELINE_SIGNATURE_BAD': 'La cronología no es lo que se firmó.',
  'script.proof.code.NESTED_MISSING': 'Falta un fragmento o una llamada de la publicación.',
  'script.proof.code.NESTED_DIFFERS': 'Un fragmento o una llamada es otro que el que se publicó.',
  'script.proof.code.CLIP_DIFFERS': 'Un fragmento no es lo que la publicación dice de él.',
  'script.proof.code.CLIPS_OVERLAP': 'Fragmentos de una misma grabación se solapan.',
  'script.proof.code.TOTALS_WRONG': 'Los totales no suman lo que hay.',
  'script.proof.code.APPROVAL_MISSING': 'Nada dice que alguien haya aprobado esto.',
  'script.proof.code.APPROVAL_NOT_BOUND':
    'Nada une lo que se aprobó con el archivo que se publicó.',
  'script.proof.code.APPROVAL_BAD': 'Una aprobación no se puede leer o no es lo que se firmó.',
  'script.proof.code.APPROVAL_DIFFERS': 'Se aprobó otra cosa que lo que se publicó.',
  'script.proof.code.APPROVAL_SAME_KEY': 'Quien decidió lo aprobó también, sin dar una razón.',
  'script.proof.code.APPROVED_ALONE': 'Quien decidió lo aprobó también, y dice por qué.',
  'script.proof.code.DERIVED_ONLY':
    'Hecho de varios fragmentos: solo se comprueba su suma, no prueba nada.',
  'script.proof.code.RECALLED': 'La oficina retiró esta versión.',
  'script.proof.code.RECALL_UNREADABLE': 'A su lado hay una retirada que no se puede leer.',
  'script.proof.code.RECALL_SIGNATURE_MISSING': 'A su lado hay una retirada que nadie firmó.',
  'script.proof.code.RECALL_SIGNATURE_BAD': 'A su lado hay una retirada que no es lo que se firmó.',
  'script.proof.code.WITHDRAWN_PRESENT': 'Un archivo que fue retirado sigue aquí.',
  'script.proof.code.HEAD_UNREADABLE': 'La lista de versiones no se puede leer.',
  'script.proof.code.HEAD_SIGNATURE_MISSING': 'Nadie ha firmado la lista de versiones.',
  'script.proof.code.HEAD_SIGNATURE_BAD': 'La lista de versiones no es lo que se firmó.',
  'script.proof.code.HEAD_DIFFERS': 'La lista de versiones nombra otra publicación con este número.',
  'script.proof.code.HEAD_STALE': 'La lista de versiones es más antigua que esta publicación.',
  'script.proof.code.HEAD_EXPIRED': 'La lista de versiones ha caducado.',
  'script.proof.code.NOT_NEWEST': 'Hay una versión más reciente.',

  'script.proof.checker.title': 'Comprobar una publicación',
  'script.proof.checker.intro':
    'Esta página comprueba publicaciones de video y de grabaciones de la central hechas con Unseal. Es un solo archivo, funciona sin red y todo se queda en este equipo.',
};
